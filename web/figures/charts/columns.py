"""Columns side by side, each of one or several colours on top of each other."""

from __future__ import annotations

from collections.abc import Sequence

from services.figures.words import number
from web.figures.charts.shapes import Box, Drawing, Rule, Series, Tile, Words, ticks

WIDTH, HEIGHT = 480.0, 250.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 6.0, 12.0, 26.0
_MOST_LABELS = 6


def columns(title: str, told: str, labels: Sequence[str], series: Sequence[Series]) -> Drawing:
    """A column for each label.

    Args:
        told: What the chart shows, in a sentence.
        series: The first colour stands at the bottom; each has as many numbers as there are labels.
    """
    totals = [sum(one.numbers[at] for one in series) for at in range(len(labels))]
    marks = ticks(max(totals, default=0))
    tall, wide = HEIGHT - _TOP - _BOTTOM, (WIDTH - _LEFT - _RIGHT) / max(1, len(labels))
    shapes: list[Box | Words | Rule | Tile] = []
    for mark in marks:
        y = _TOP + tall * (1 - mark / marks[-1])
        shapes += [Rule(_LEFT, y, WIDTH - _RIGHT), Words(_LEFT - 6, y + 4, number(mark), anchor="end")]
    every = -(-len(labels) // _MOST_LABELS)
    for at, label in enumerate(labels):
        x, y = _LEFT + at * wide, _TOP + tall
        for one in series:
            height = tall * one.numbers[at] / marks[-1]
            if height:
                y -= height
                of_one = f" – {one.name}" if len(series) > 1 else ""
                told_of = f"{label}{of_one}: {number(one.numbers[at])}"
                shapes.append(Box(x + wide * 0.12, y, wide * 0.76, height, one.look, told_of))
        if at % every == 0:
            shapes.append(Words(x + wide / 2, HEIGHT - 8, label, anchor="middle"))
    legend = tuple((one.look, one.name) for one in series) if len(series) > 1 else ()
    return Drawing(width=WIDTH, height=HEIGHT, title=title, told=told, shapes=tuple(shapes), legend=legend)
