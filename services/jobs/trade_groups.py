"""Trades that are near enough to offer one for another."""

from collections.abc import Iterable

from language.occupations import occupations
from services.jobs.trade_likeness import NEAR, likeness


def related_occupations(wanted: Iterable[str]) -> tuple[str, ...]:
    """Ids of the occupations near to any of those wanted, without these themselves; in file order."""
    names = tuple(wanted)
    return tuple(name for name in occupations() if name not in names and likeness(names, name) >= NEAR)
