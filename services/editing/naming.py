"""Ids for new entries, made of their questions."""

from __future__ import annotations

from collections.abc import Container
from itertools import count

from language.search_key import search_key
from services.policy.check import LONGEST_ID

_ROOM = 3  # for a number behind, where the words are taken
_NAMELESS = "entry"


def new_id(question: str, taken: Container[str]) -> str:
    """Its first words joined by hyphens, at most 32 characters, with a number where that is taken."""
    name = "-".join(word for word in search_key(question).split() if word.isascii() and word.isalnum())
    while len(name) > LONGEST_ID - _ROOM:
        name = name.rpartition("-")[0] or name[: LONGEST_ID - _ROOM]
    name = name or _NAMELESS
    if name not in taken:
        return name
    return next(numbered for number in count(2) if (numbered := f"{name}-{number}") not in taken)
