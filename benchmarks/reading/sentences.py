"""The labelled sentences of the tests, and inputs that mean nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = ROOT / "tests" / "nlu"
SETS = ("held_out", "styles", "development")
_NOISE = "noise.yml"

Slots = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence; `expected` are its slots as (name, value) pairs."""

    text: str
    intent: str
    style: str
    expected: Slots


def read_sentences(folder: Path) -> list[Sentence]:
    """Labelled sentences below a folder; the intent is the entry's own, or else the file's name."""
    sentences = []
    for path in sorted(folder.rglob("*.yml")):
        if path.name == _NOISE:
            continue
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            intent, style = entry.get("intent", path.stem), entry.get("style", "clean")
            sentences.append(Sentence(entry["text"], intent, style, as_pairs(entry.get("slots") or {})))
    return sentences


def read_noise(folder: Path) -> list[str]:
    """Inputs that mean nothing; none when the set has no such file."""
    path = folder / _NOISE
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["noise"]) if path.exists() else []


def as_pairs(values: dict[str, Any]) -> Slots:
    """Slots flattened: one pair for each value of a list, `negated.` before what is ruled out."""
    return frozenset(_pairs(values, ""))


def _pairs(values: dict[str, Any], prefix: str) -> Iterable[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _pairs(value, f"{prefix}{name}.")
        elif isinstance(value, list | tuple):
            yield from ((prefix + name, str(item)) for item in value)
        else:
            yield prefix + name, str(value)
