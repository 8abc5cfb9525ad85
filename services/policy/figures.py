"""Figures written into a text where a named value belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from services.resources import load_yaml

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def bare_figures(text: str) -> Iterator[str]:
    """Every number before a unit of money, time, age, share or count, as it stands in the text."""
    figure, free = _patterns()
    rest = free.sub(" § ", _PLACEHOLDER.sub(" § ", text))
    for found in figure.finditer(rest):
        yield found.group(0)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    body = load_yaml("policy/figures.yml")
    units = "|".join(re.escape(unit) for unit in sorted(body["units"], key=len, reverse=True))
    words = "|".join(re.escape(word) for word in sorted(body["number_words"], key=len, reverse=True))
    figure = rf"(?:\b\d[\d.,]*|\b(?:{words}))\s*(?:{units})(?!\w)"
    return re.compile(figure, re.IGNORECASE), re.compile("|".join(body["free"]))
