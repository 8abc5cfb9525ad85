"""Where a sentence names a place, of the gazetteer or of a list beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from bot.nlu.longest import Found, longest_phrases
from language.places import place_names
from language.search_key import fold

Places = Mapping[str, tuple[str, ...]]


def known_places(folded: Sequence[str], places: Places | None = None) -> list[Found]:
    """First word, word behind the last, and levels of each place, the longest name first.

    "thai binh" was a province and is a commune: ("commune", "province"). Former units have the
    level of today's.

    Args:
        folded: Words without marks.
        places: What `with_gazetteer` gave; the gazetteer alone when it is left out.
    """
    return longest_phrases(folded, _levels() if places is None else places)


def with_gazetteer(others: Places) -> Places:
    """Names of places (folded) → levels, those of the gazetteer and others together."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in (_levels(), others):
        for name, levels in names.items():
            found[name].update(levels)
    return {name: tuple(sorted(levels)) for name, levels in found.items()}


@cache
def _levels() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, candidates in place_names().items():
        levels = {candidate.place.level.removeprefix("old_") for candidate in candidates}
        found[" ".join(map(fold, name))] |= levels
    return {name: tuple(sorted(levels)) for name, levels in found.items()}
