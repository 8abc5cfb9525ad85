"""How likely a word is behind another in our texts: what decides between several readings."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from language.known_words import text_counts
from language.lexicon import END, NUMBER

_SMOOTHING = 4.0  # times a word has to be seen before its own neighbours count as much as all words
_UNSEEN = 0.02  # times that a word counts which our texts do not hold


@cache
def _seen() -> dict[str, int]:
    """How often a word stands before another."""
    seen: defaultdict[str, int] = defaultdict(int)
    for words, count in text_counts().items():
        one, blank, _ = words.partition(" ")
        if blank:
            seen[one] += count
    return dict(seen)


@cache
def _total() -> int:
    return sum(count for words, count in text_counts().items() if " " not in words)


def stands_beside(one: str, other: str) -> bool:
    """True when the two words, with just these marks, stand beside each other in our texts."""
    return f"{one} {other}" in text_counts()


@lru_cache(maxsize=65536)
def likelihood(one: str, other: str) -> float:
    """Probability of `other` right behind `one`, above 0; NUMBER and END are words as well."""
    alone = text_counts().get(other, _UNSEEN) / _total()
    together = text_counts().get(f"{one} {other}", 0)
    return (together + _SMOOTHING * alone) / (_seen().get(one, 0) + _SMOOTHING)


def as_counted(word: str) -> str:
    """The word as the counts name it: numbers with or without a unit are one, signs are borders."""
    if word.isalpha():
        return word
    return NUMBER if word[:1].isdigit() else END
