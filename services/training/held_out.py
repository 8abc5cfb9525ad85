"""Sentences that measure the model are never learnt: they are known here by their digests alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from language.canonical import canonical
from language.search_key import search_key
from services.resources import DATA

FILE = DATA / "training" / "held_out.txt"
_LENGTH = 16


def is_held_out(text: str) -> bool:
    """Whether a sentence is one of those, whatever its marks, signs and short forms."""
    return bool({digest(text), digest(canonical(text).text)} & _digests())


def digest(text: str) -> str:
    """Sixteen hexadecimal digits of what a sentence is compared by."""
    return hashlib.sha256(search_key(text).encode()).hexdigest()[:_LENGTH]


def digests_of(texts: Iterable[str]) -> frozenset[str]:
    """The digests of sentences as they are and in canonical form; a text without a word has none."""
    forms = (form for text in texts for form in (text, canonical(text).text))
    return frozenset(digest(form) for form in forms if search_key(form))


@lru_cache(maxsize=1)
def _digests() -> frozenset[str]:
    return frozenset(FILE.read_text(encoding="ascii").split())
