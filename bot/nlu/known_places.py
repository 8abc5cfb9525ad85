"""Where a sentence names a place of the gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from bot.nlu.longest import Found, longest_phrases
from language.places import place_names
from language.search_key import fold


def known_places(folded: Sequence[str]) -> list[Found]:
    """First word, word behind the last, and levels of each place, the longest name first.

    "thai binh" was a province and is a commune: ("commune", "province"). Former units have the
    level of today's.
    """
    return longest_phrases(folded, _levels())


@cache
def _levels() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, candidates in place_names().items():
        levels = {candidate.place.level.removeprefix("old_") for candidate in candidates}
        found[" ".join(map(fold, name))] |= levels
    return {name: tuple(sorted(levels)) for name, levels in found.items()}
