"""Figures once reached are kept: whatever falls by more than a point is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reading.sentences import ROOT

BASELINE = ROOT / "tests" / "nlu" / "baseline.json"
MOST_LOST = 0.01
# A style needs so many sentences before a point is more than chance in one of them.
LEAST_SENTENCES = 80
_HIGHER_IS_BETTER = ("intent_accuracy", "macro_f1", "slot_f1", "exact")


def read_baseline(path: Path = BASELINE) -> dict[str, Any]:
    """Committed figures by set; empty before the first were written."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def write_baseline(name: str, figures: Mapping[str, Any], path: Path = BASELINE) -> None:
    """Make the figures of a set the ones to be kept."""
    kept = {**read_baseline(path), name: figures}
    path.write_text(json.dumps(kept, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def fallen(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Figures by style that fell by more than a point, each as a line for people.

    Args:
        before, now: `Report.as_json()` of the same set.
    """
    for style, kept in before.get("style", {}).items():
        present = now["style"].get(style)
        if present is None:
            yield f"{style}: no sentences any more"
        elif kept["sentences"] >= LEAST_SENTENCES:
            for figure in _HIGHER_IS_BETTER:
                if present[figure] < kept[figure] - MOST_LOST:
                    yield f"{style}: {figure} {kept[figure]:.1%} → {present[figure]:.1%}"
