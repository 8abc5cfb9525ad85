"""The communes as tiles about where they lie: every one as large as the others, none in its true outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from services.figures.model import FEWEST
from services.figures.table import Hidden, shown
from services.figures.words import number, words
from services.resources import load_csv
from web.figures.charts.shapes import Box, Drawing, Rule, Tile, Words

RADIUS = 42.0
_WIDE = sqrt(3) * RADIUS
_LETTERS = 8  # in a line of a tile
SHADES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A tile of the map; odd rows stand half a tile to the right."""

    code: str
    name: str
    column: int
    row: int


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Read once from data/figures/map.csv."""
    return tuple(
        Place(line["code"], line["name"], int(line["column"]), int(line["row"]))
        for line in load_csv("figures/map.csv")
    )


def tile_map(title: str, told: str, numbers: Mapping[str, int]) -> Drawing:
    """The map: the more, the darker; numbers below FEWEST are not written.

    Args:
        numbers: By code of the commune.
    """
    limits = shade_limits(numbers)
    left = min(_middle(place)[0] for place in places()) - _WIDE / 2 - 2
    top = min(_middle(place)[1] for place in places()) - RADIUS - 2
    shapes: list[Box | Words | Rule | Tile] = []
    for place in places():
        x, y = _middle(place)
        x, y = x - left, y - top
        count = numbers.get(place.code, 0)
        written = "" if count == 0 else f"<{FEWEST}" if count < FEWEST else number(count)
        look = f"tile shade{shade(count, limits)}"
        told_of = shown(Hidden(few=True)) if 0 < count < FEWEST else number(count)
        shapes.append(Tile(_corners(x, y), look, f"{place.name}: {told_of}"))
        lines = name_lines(place.name)
        for at, line in enumerate(lines):
            at_y = y - (6 if len(lines) == 2 else -1) + 13 * at - 4
            shapes.append(Words(x, at_y, line, f"on-{look.split()[1]}", "middle"))
        shapes.append(Words(x, y + 24, written, f"count on-{look.split()[1]}", "middle"))
    wide = max(_middle(place)[0] for place in places()) - left + _WIDE / 2 + 2
    tall = max(_middle(place)[1] for place in places()) - top + RADIUS + 2
    return Drawing(
        width=wide, height=tall, title=title, told=told, shapes=tuple(shapes), legend=_legend(limits)
    )


def shade_limits(numbers: Mapping[str, int]) -> list[int]:
    """The smallest number of each darker shade: as many communes in each as can be."""
    shown = sorted({one for one in numbers.values() if one >= FEWEST})
    if not shown:
        return []
    return sorted({shown[len(shown) * at // SHADES] for at in range(SHADES)})


def shade(count: int, limits: list[int]) -> int:
    """0 for nothing, 1 for few, 2 and more for the limits that are reached."""
    if count == 0:
        return 0
    return 1 + sum(count >= limit for limit in limits)


def name_lines(name: str) -> list[str]:
    """A name in at most two lines of a tile."""
    if len(name) <= _LETTERS:
        return [name]
    parts = name.split()
    cuts = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    return list(min(cuts, key=lambda cut: max(map(len, cut)))) if cuts else [name]


def _legend(limits: list[int]) -> tuple[tuple[str, str], ...]:
    told = [("shade0", "0"), ("shade1", shown(Hidden(few=True)))]
    for at, limit in enumerate(limits):
        last = limits[at + 1] - 1 if at + 1 < len(limits) else None
        only = number(limit) if last == limit else f"{number(limit)}–{number(last or 0)}"
        told.append(
            (f"shade{at + 2}", only if last is not None else words()["from"].format(number=number(limit)))
        )
    return tuple(told)


def _middle(place: Place) -> tuple[float, float]:
    return _WIDE * (place.column + (0.5 if place.row % 2 else 0.0)), 1.5 * RADIUS * place.row


def _corners(x: float, y: float) -> str:
    half, radius = _WIDE / 2 - 1.2, RADIUS - 1.4
    turns = (
        (0, -radius),
        (half, -radius / 2),
        (half, radius / 2),
        (0, radius),
        (-half, radius / 2),
        (-half, -radius / 2),
    )
    return " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in turns)
