"""Bars below each other, the name of each above it, so that they can be read on a telephone too."""

from __future__ import annotations

from collections.abc import Sequence

from services.figures.words import number
from web.figures.charts.shapes import Box, Drawing, Rule, Series, Tile, Words

WIDTH = 480.0
_NAME, _BAR, _GAP, _FOR_NUMBER = 19.0, 15.0, 11.0, 70.0
_LONGEST_NAME = 52


def stacked_bars(
    title: str, told: str, labels: Sequence[str], series: Sequence[Series], ends: Sequence[str] = ()
) -> Drawing:
    """One bar for each label, of all colours one after the other.

    Args:
        ends: What stands at the right of each name; the sum where none is given.
    """
    totals = [sum(one.numbers[at] for one in series) for at in range(len(labels))]
    most = max(totals, default=0) or 1
    shapes: list[Box | Words | Rule | Tile] = []
    y = 0.0
    for at, label in enumerate(labels):
        end = ends[at] if ends else number(totals[at])
        shapes += _name(label, end, y)
        y += _NAME
        x = 0.0
        for one in series:
            wide = WIDTH * one.numbers[at] / most
            if wide:
                told_of = f"{label} – {one.name}: {number(one.numbers[at])}"
                shapes.append(Box(x, y, wide, _BAR, one.look, told_of))
                x += wide
        y += _BAR + _GAP
    legend = tuple((one.look, one.name) for one in series)
    return Drawing(
        width=WIDTH, height=max(y, 1.0), title=title, told=told, shapes=tuple(shapes), legend=legend
    )


def paired_bars(
    title: str, told: str, labels: Sequence[str], pair: tuple[Series, Series], ends: Sequence[str]
) -> Drawing:
    """Two thin bars for each label, one below the other, each with its number behind it."""
    most = max((max(one.numbers, default=0) for one in pair), default=0) or 1
    shapes: list[Box | Words | Rule | Tile] = []
    y = 0.0
    for at, label in enumerate(labels):
        shapes += _name(label, ends[at], y)
        y += _NAME
        for one in pair:
            wide = (WIDTH - _FOR_NUMBER) * one.numbers[at] / most
            shapes.append(
                Box(0, y, max(wide, 1.5), 11, one.look, f"{label} – {one.name}: {number(one.numbers[at])}")
            )
            shapes.append(Words(max(wide, 1.5) + 5, y + 10, number(one.numbers[at])))
            y += 13
        y += _GAP
    legend = tuple((one.look, one.name) for one in pair)
    return Drawing(
        width=WIDTH, height=max(y, 1.0), title=title, told=told, shapes=tuple(shapes), legend=legend
    )


def _name(label: str, end: str, y: float) -> list[Box | Words | Rule | Tile]:
    short = label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1].rstrip() + "…"
    return [Words(0, y + 13, short, "name"), Words(WIDTH, y + 13, end, "end", "end")]
