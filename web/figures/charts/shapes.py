"""What a chart is made of; lengths are units of its own, whatever size it is shown at."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `told` is what a pointer that rests on it is told."""

    x: float
    y: float
    width: float
    height: float
    look: str
    told: str = ""
    kind: str = "box"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    look: str = "small"
    anchor: str = "start"
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    x: float
    y: float
    to: float
    kind: str = "rule"


@dataclass(frozen=True, slots=True)
class Tile:
    """A cell of the map."""

    points: str
    look: str
    told: str
    kind: str = "tile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One colour of a chart."""

    name: str
    look: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart; `title` and `told` are what it says to those who do not see it."""

    width: float
    height: float
    title: str
    told: str
    shapes: tuple[Box | Words | Rule | Tile, ...]
    legend: tuple[tuple[str, str], ...] = ()


def ticks(most: float) -> list[int]:
    """Round numbers from 0 to at least `most`, at most six of them."""
    if most <= 0:
        return [0, 1]
    rough = max(1.0, most / 4)
    power = 10 ** floor(log10(rough))
    step = next(int(power * one) for one in (1, 2, 5, 10) if power * one >= rough)
    return list(range(0, int(most + step - 1) // step * step + 1, step))
