"""Groups of words that ask for the same: "tiền già" and "hưu trí xã hội" share a feature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from language.search_key import search_key
from services.resources import load_yaml


def concepts(key: str) -> Iterator[str]:
    """Names of the groups of data/policy/synonyms.yml of which a text says a phrase, each once.

    Args:
        key: The text as `language.search_key.search_key` gives it.
    """
    names, pattern = _phrases()
    yield from dict.fromkeys(name for phrase in pattern.findall(key) for name in names[phrase])


@cache
def _phrases() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    names: dict[str, tuple[str, ...]] = {}
    for name, phrases in load_yaml("policy/synonyms.yml")["groups"].items():
        for phrase in map(search_key, phrases):
            names[phrase] = (*names.get(phrase, ()), name)
    # Looked for at every place, so that a phrase within another is seen too; the longest of a place only.
    longest_first = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return names, re.compile(rf"(?<!\w)(?=({longest_first})(?!\w))")
