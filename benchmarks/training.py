"""Train both models from nothing, and note what it took."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.processes import run_measured
from benchmarks.stock.annotations import write_annotated
from benchmarks.stock.train import CONFIG
from troly.root import ROOT

_DIALOGUE = ("bot/domain", "bot/rules", "bot/stories")


def ours(models: Path, logs: Path) -> tuple[Path, dict[str, Any]]:
    """Train our model.

    Returns:
        The archive, and wall seconds, CPU seconds, peak memory and size.
    """
    target = models / "ours.tar.gz"
    return target, _train(("bot.train", "--out", str(target)), target, logs / "train-ours.log")


def stock(models: Path, logs: Path, *, reuse: bool) -> tuple[Path, dict[str, Any]]:
    """Train stock Rasa on the same sentences with entities marked, or take the model of the same data.

    Returns:
        As `ours`; "reused" tells that the figures are those of an earlier training.
    """
    with tempfile.TemporaryDirectory(prefix="stock-nlu-") as folder:
        nlu = Path(folder)
        sentences = write_annotated(ROOT / "data" / "nlu", nlu)
        target = models / f"stock-{_fingerprint(nlu)}.tar.gz"
        kept = target.with_name(f"{target.name}.json")
        if reuse and target.is_file() and kept.is_file():
            return target, {**json.loads(kept.read_text(encoding="utf-8")), "reused": True}
        module = ("benchmarks.stock.train", "--nlu", str(nlu), "--out", str(target))
        figures = {**_train(module, target, logs / "train-stock.log"), "sentences": sentences}
    kept.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return target, figures


def _train(module: Sequence[str], target: Path, log: Path) -> dict[str, Any]:
    target.parent.mkdir(parents=True, exist_ok=True)
    log.parent.mkdir(parents=True, exist_ok=True)
    cost = run_measured(module, log)
    return {**asdict(cost), "model_mb": round(target.stat().st_size / 2**20, 2)}


def _fingerprint(nlu: Path) -> str:
    """What stock training depends on: the marked sentences, the dialogue data, the configuration, Rasa."""
    digest = hashlib.sha256(version("rasa").encode())
    folders = [nlu, *(ROOT / name for name in _DIALOGUE)]
    files = [CONFIG, *(path for folder in folders for path in sorted(folder.rglob("*.yml")))]
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
