"""Blanks left out or put in the wrong place: "timviec", "tìm vi ệc"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from language.known_words import commonness, go_together, is_known, listed_words
from language.resources import load_yaml
from language.search_key import fold
from language.slips import is_slip
from language.syllables import can_be_syllable

_LONGEST_PIECE = 7  # letters
_MOST_PIECES = 4
_SHORTEST = 3  # letters of two words run together
_SURELY_TWO = 4  # letters of two words that nothing but their marks tells
_COMMON = 10  # times in our texts
_SHORT = 2  # letters; so short a word of the lexicons is rather the rest of another
_ONE_LETTER = frozenset("ở")
_NUMBERED = re.compile(r"([^\W\d_]{2,})(\d{1,2})")
_VOWELLESS = frozenset("bcdđghklmnpqrstvx")


@lru_cache(maxsize=4096)
def pieces(word: str) -> tuple[str, ...]:
    """The words that were run together, when one way only of parting them gives words that go together.

    Returns:
        Two to four words; () when the word is one, or nobody can tell. Two words with marks need not go
        together: marks leave few ways of parting.
    """
    if not is_slip(word) or len(word) < _SHORTEST:
        return ()
    if parts := _going_together(word):
        return parts
    pairs = _marked_pairs(word)
    return pairs[0] if len(pairs) == 1 else ()


def _marked_pairs(word: str) -> tuple[tuple[str, str], ...]:
    """The ways of parting a word with marks into two that are both common."""
    if word.isascii() or len(word) < _SURELY_TWO:
        return ()
    ways = ((word[:at], word[at:]) for at in range(1, len(word)))
    return tuple(
        (one, other)
        for one, other in ways
        if not one.isascii() or len(one) > _SHORT
        if (len(one) > 1 or one in _ONE_LETTER) and len(other) > 1
        if all(_is_common(each) and can_be_syllable(each) for each in (one, other))
    )


def _is_common(word: str) -> bool:
    return commonness(word) >= _COMMON or (len(word) > _SHORT and word in listed_words())


def _going_together(word: str) -> tuple[str, ...]:
    ways = [way for way in _ways(word, _MOST_PIECES) if len(way) > 1]
    fewest = min(map(len, ways), default=0)
    best = [way for way in ways if len(way) == fewest]
    return best[0] if len(best) == 1 else ()


def _ways(rest: str, most: int) -> list[tuple[str, ...]]:
    if not rest:
        return [()]
    if not most:
        return []
    return [
        (rest[:length], *way)
        for length in range(2, min(_LONGEST_PIECE, len(rest)) + 1)
        if commonness(rest[:length]) and can_be_syllable(rest[:length])
        for way in _ways(rest[length:], most - 1)
        if not way or go_together(rest[:length], way[0])
    ]


def joined(one: str, other: str) -> str | None:
    """The word that was torn apart; None when either part may stand for itself."""
    if not (one.isalpha() and other.isalpha()) or is_known(other) or len(one) + len(other) > _LONGEST_PIECE:
        return None
    if can_be_syllable(other) and not _VOWELLESS.issuperset(one):
        return None
    word = one + other
    return word if not word.isascii() and commonness(word) and can_be_syllable(word) else None


@cache
def _numbered() -> frozenset[str]:
    words = load_yaml("lexicon/quantities.yml")["numbered"]
    return frozenset({*words, *map(fold, words)})


def word_and_number(word: str) -> tuple[str, str] | None:
    """The two parts of "lop9" or "ca3": a word that is numbered, and its number."""
    found = _NUMBERED.fullmatch(word)
    return (found[1], found[2]) if found and found[1] in _numbered() else None
