"""Phrases of a word list, and when the words of a text are one of them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from language.search_key import fold
from language.tokens import split
from language.tone_placement import place_tone
from language.unicode_forms import clean

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Southern speech has one tone for hỏi and ngã, and spelling follows it.
_ONE_TONE = str.maketrans("\u0303", "\u0309")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Words of a phrase of our lists, in lower case and spelled as canonical texts are."""
    return tuple(place_tone(word) for word, _, _ in split(clean(text).text))


@lru_cache(maxsize=16384)
def match_key(word: str) -> str:
    """The word without marks and with one letter for i and y at its end: "Kỷ" and "kỉ" are one."""
    plain = fold(word)
    if plain.endswith("y") and len(plain) > 1 and (plain[-2] not in "aeou" or plain.startswith("qu")):
        return plain[:-1] + "i"
    return plain


@lru_cache(maxsize=16384)
def _marks(word: str) -> tuple[str, tuple[str, ...]]:
    """Tone of a word and the shape of each of its letters ("" = a plain letter)."""
    tones, shapes = "", []
    for char in word:
        decomposed = unicodedata.normalize("NFD", char)
        first, rest = decomposed[0], decomposed[1:]
        tones += "".join(mark for mark in rest if mark in _TONES)
        shapes.append("đ" if first == "đ" else "".join(mark for mark in rest if mark not in _TONES))
    return tones.translate(_ONE_TONE), tuple(shapes)


@lru_cache(maxsize=16384)
def agrees(said: str, meant: str) -> bool:
    """True when the letters are the same and no mark of `said` contradicts those of `meant`.

    Marks may be missing, all of them or some ("đâm dơi"); a mark that `meant` has not is another word.
    """
    if said == meant:
        return True
    if match_key(said) != match_key(meant):
        return False
    (tone, shapes), (meant_tone, meant_shapes) = _marks(said), _marks(meant)
    if len(shapes) != len(meant_shapes):  # a mark that fits on no letter stands as one
        return False
    return tone in ("", meant_tone) and all(
        shape in ("", other) for shape, other in zip(shapes, meant_shapes, strict=True)
    )


class WordList:
    """Short phrases to look for next to a place in a text.

    With `exact` a phrase must be written with all its marks: "co" is rather "có" than "cô".
    """

    def __init__(self, phrases: Iterable[str], *, exact: bool = False) -> None:
        self._exact = exact
        self._phrases: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for phrase in phrases:
            words = words_of(phrase)
            self._phrases[tuple(map(match_key, words))].append(words)
        self._longest = max(map(len, self._phrases), default=0)
        self._first = frozenset(key[0] for key in self._phrases)
        self._last = frozenset(key[-1] for key in self._phrases)

    def _holds(self, words: Sequence[str]) -> bool:
        candidates = self._phrases.get(tuple(map(match_key, words)), ())
        if self._exact:
            return tuple(words) in candidates
        return any(all(map(agrees, words, phrase)) for phrase in candidates)

    def before(self, words: Sequence[str], end: int) -> int:
        """Number of words of the longest phrase that ends just before index `end`; 0 = none."""
        if not end or match_key(words[end - 1]) not in self._last:
            return 0
        for length in range(min(self._longest, end), 0, -1):
            if self._holds(words[end - length : end]):
                return length
        return 0

    def behind(self, words: Sequence[str], start: int) -> int:
        """Number of words of the longest phrase that starts at index `start`; 0 = none."""
        if start >= len(words) or match_key(words[start]) not in self._first:
            return 0
        for length in range(min(self._longest, len(words) - start), 0, -1):
            if self._holds(words[start : start + length]):
                return length
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What must stand around a phrase that is also common speech.

    Attributes:
        after: Words of which one stands before it, at most one word between; None = no condition.
        at_start: It may open the message as well.
        opens_before: It may open the message when one of these follows: "may hoặc phụ hồ".
        unmarked_not_before: Words that must not follow when it is written without marks.
        not_after, not_before: Words that must not stand before it or follow.
        exact: It must be written with all its marks.
    """

    after: WordList | None = None
    at_start: bool = False
    opens_before: WordList | None = None
    unmarked_not_before: WordList | None = None
    not_after: WordList | None = None
    not_before: WordList | None = None
    exact: tuple[str, ...] = ()

    def allows(self, words: Sequence[str], typed: Sequence[str], start: int, end: int) -> bool:
        """True when the words around words[start:end] let the phrase be what it looks like.

        Args:
            typed: The same words without the marks that were restored.
        """
        if self.exact and tuple(words[start:end]) != self.exact:
            return False
        if self.not_after is not None and self.not_after.before(words, start):
            return False
        if self.not_before is not None and self.not_before.behind(words, end):
            return False
        forbidden = self.unmarked_not_before
        length = forbidden.behind(typed, end) if forbidden is not None else 0
        # Who marks the next word would have marked this one too.
        if length and all(map(str.isascii, typed[start : end + length])):
            return False
        if self.after is None or (start == 0 and self._may_open(words, end)):
            return True
        nearest = self.after.before(words, start)
        if nearest or start < 2 or words[start - 1] in ",.?!;":
            return bool(nearest)
        return bool(self.after.before(words, start - 1))

    def _may_open(self, words: Sequence[str], end: int) -> bool:
        return self.at_start or (self.opens_before is not None and self.opens_before.behind(words, end) > 0)


def guards_of(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], tuple[Guard, ...]]:
    """Guards by the words of the phrase they protect, from the rows of a data file."""
    found: defaultdict[tuple[str, ...], tuple[Guard, ...]] = defaultdict(tuple)
    for row in rows:
        lists = {
            name: WordList(row[name])
            for name in ("after", "not_after", "not_before", "opens_before", "unmarked_not_before")
            if name in row
        }
        for phrase in row["write"]:
            words = words_of(phrase)
            exact = words if row.get("exact") else ()
            found[words] += (Guard(at_start=row.get("at_start", False), exact=exact, **lists),)
    return dict(found)
