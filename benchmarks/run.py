"""Measure the whole set-up beside stock Rasa and the floor program, in one run.

    python -m benchmarks.run [--quick] [--only training|accuracy|reading|load|floor|search …]

Prints a table with the ratios and writes everything to var/bench/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from benchmarks import accuracy, search, serving, stacks, training
from benchmarks.calibration import Calibration
from benchmarks.processes import compile_modules
from benchmarks.reading import cost
from benchmarks.report import show
from jobs_db import commands
from troly.root import ROOT, VAR

BENCH = VAR / "bench"
PARTS = ("training", "accuracy", "reading", "load", "floor", "search")
_SEED = 20260101


def main() -> int:
    """Run the parts asked for; the exit code says only whether they ran, not how they came out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer messages; stock is not trained anew")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--json", type=Path, help="where to write the figures; var/bench/<time>.json")
    options = parser.parse_args()
    figures = measure(set(options.only), quick=options.quick)
    show(figures)
    out = options.json or BENCH / f"{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, indent=2, ensure_ascii=False), encoding="utf-8")
    print(f"\nwritten to {out}")
    return 0


def measure(parts: set[str], *, quick: bool) -> dict[str, Any]:
    """Figures by part and system.

    Raises:
        ProcessError: A training or a server failed.
    """
    calibration = Calibration()
    figures: dict[str, Any] = {"about": _about(quick)}
    logs = BENCH / "log"
    logs.mkdir(parents=True, exist_ok=True)
    _say("compiling modules")
    compile_modules(logs / "compile.log")
    calibration.take()
    if parts - {"search"}:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            _compare(figures, parts, Path(folder), calibration, quick=quick)
    if "search" in parts:
        rows, repeat = (20_000, 10) if quick else (200_000, 40)
        _say(f"search over {rows:,} vacancies")
        figures["search"] = search.measure(rows, repeat, os.environ.get("TROLY_TEST_POSTGRES_URL"))
        figures["about"]["vacancies"] = rows
        calibration.take()
    figures["calibration"] = {"spread": round(calibration.spread, 3), "quiet": calibration.quiet}
    return figures


def _compare(
    figures: dict[str, Any], parts: set[str], folder: Path, calibration: Calibration, *, quick: bool
) -> None:
    logs, plan = BENCH / "log", serving.QUICK if quick else serving.FULL
    _say("training ours")
    our_model, ours_training = training.ours(BENCH, logs)
    need_stock = parts & {"training", "accuracy", "load"}
    if need_stock:
        _say("training stock Rasa, or taking the model of the same data")
        reuse = quick or "training" not in parts
        stock_model, stock_training = training.stock(BENCH, logs, reuse=reuse)
        figures["training"] = {"ours": ours_training, "stock": stock_training}
        calibration.take()
    if "accuracy" in parts:
        _say("reading the held-out sentences")
        figures["accuracy"] = {"ours": accuracy.ours(our_model), "stock": accuracy.stock(stock_model, logs)}
    if "reading" in parts:
        figures["reading"] = cost.measure(our_model)
    systems = []
    if "load" in parts:
        systems += [
            stacks.stock(stock_model, _database(folder / "stock.db"), folder),
            stacks.ours(our_model, _database(folder / "ours.db")),
        ]
    if "floor" in parts:
        systems.append(stacks.floor(our_model, folder))
    for system in systems:
        _say(f"serving: {system.name}")
        figures.setdefault("serving", {})[system.name] = serving.measure(system, plan, logs)
        calibration.take()


def _database(path: Path) -> Path:
    url = f"sqlite:///{path}"
    commands.upgrade(url)
    commands.load_sample(url, _SEED)
    return path


def _about(quick: bool) -> dict[str, Any]:
    git = ["git", "rev-parse", "--short", "HEAD"]  # looked up on the PATH: this is a developer's tool
    commit = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "commit": commit.stdout.strip(),
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "quick": quick,
    }


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
