"""How sure a fact is; the weakest fact rates the whole."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Rating(str, Enum):
    """From the provision read (A) to nobody has confirmed it (C); docs/policy.md says what follows."""

    READ = "A"
    CODIFIED = "A*"
    REPORTED = "B"
    UNCONFIRMED = "C"


_ORDER = list(Rating)


def weakest(ratings: Iterable[Rating]) -> Rating:
    """The least sure of several; `READ` for none."""
    return max(ratings, key=_ORDER.index, default=Rating.READ)
