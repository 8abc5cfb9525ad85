"""The words and pairs of words we know: what is never taken for a slip, and what a slip may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from language.lexicon import entries
from language.resources import load_csv, load_yaml
from language.search_key import fold
from language.tone_marks import known_words
from language.tone_placement import place_tone, tone_and_letters

_SAID = frozenset({"teencode", "dialect", "abbreviation"})  # lexicons of words people say
_COMMON = 3  # times; a rarer word may itself be a slip, so nothing is repaired to it


@cache
def text_counts() -> dict[str, int]:
    """How often each word and pair of words stands in our texts; NUMBER and END are words of pairs."""
    return {row["words"]: int(row["count"]) for row in load_csv("lexicon/known_words.csv")}


@cache
def _known() -> frozenset[str]:
    marked = {
        *(words for words in text_counts() if " " not in words),
        *known_words(),
        *(word for entry in entries() for word in (*entry.write, *entry.read)),
        *load_yaml("lexicon/foreign_words.yml")["words"],
    }
    return frozenset(marked | {fold(word) for word in marked})


@cache
def _common() -> dict[str, int]:
    """How often a word stands in our texts, with its marks and, as a word of its own, without them."""
    counts = {words: count for words, count in text_counts().items() if " " not in words and count >= _COMMON}
    for word, count in tuple(counts.items()):
        plain = fold(word)
        if plain != word:
            counts[plain] = counts.get(plain, 0) + count
    return counts


@cache
def _pairs() -> frozenset[str]:
    marked = {words for words in text_counts() if " " in words}
    return frozenset(marked | {fold(pair) for pair in marked})


def is_known(word: str) -> bool:
    """True for a word of the lexicons, the gazetteer, the trades or the training sentences, marked or not."""
    return word in _known() or place_tone(word) in _known()


@cache
def _foreign() -> frozenset[str]:
    return frozenset(load_yaml("lexicon/foreign_words.yml")["words"])


def is_foreign(word: str) -> bool:
    """True for a word of another language that is said in our texts."""
    return word in _foreign()


def common_words() -> Iterable[str]:
    """Every word a slip may stand for, with its marks and without."""
    return _common()


def marked_words() -> tuple[str, ...]:
    """The words, written as they should be, that stand in our texts often enough to be meant."""
    return tuple(words for words, count in text_counts().items() if " " not in words and count >= _COMMON)


def commonness(word: str) -> int:
    """How often the word stands in our texts; 0 for one too rare to be what a slip stands for."""
    return _common().get(word, 0)


@cache
def _by_letters_and_tone() -> dict[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for word in _common():
        tone, letters = tone_and_letters(word)
        if tone:
            found[fold(letters), tone] += (word,)
    return dict(found)


@lru_cache(maxsize=8192)
def common_word(word: str) -> str | None:
    """The word itself when it is common, or the only common one with more hats and horns ("viẹc": việc)."""
    if commonness(word):
        return word
    if word.isascii():
        return None
    word = place_tone(word)
    if commonness(word):
        return word
    tone, letters = tone_and_letters(word)
    meant = _by_letters_and_tone().get((fold(letters), tone), ())
    return meant[0] if len(meant) == 1 and letters == fold(letters) else None


@cache
def listed_words() -> frozenset[str]:
    """Words of chats, of dialect and short forms, read in one way or by their neighbours."""
    return frozenset(entry.write[0] for entry in entries() if len(entry.write) == 1 and entry.kind in _SAID)


@cache
def said_words() -> dict[str, tuple[str, ...]]:
    """Those of them that are read one way wherever they stand → what is read."""
    return {
        entry.write[0]: entry.read
        for entry in entries()
        if len(entry.write) == 1 and entry.kind in _SAID and not entry.depends_on_neighbours
    }


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in marked_words():
        found[fold(word)] += (word,)
    return dict(found)


def marked_like(word: str) -> tuple[str, ...]:
    """The common words that have every mark of this one, and perhaps more ("nưa": nữa, nửa, nứa)."""
    tone, letters = tone_and_letters(word)
    return tuple(
        other
        for other in _by_letters().get(fold(word), ())
        if _adds_marks(tone, letters, *tone_and_letters(other))
    )


def _adds_marks(tone: str, letters: str, other_tone: str, other_letters: str) -> bool:
    fits = all(one in (two, fold(two)) for one, two in zip(letters, other_letters, strict=True))
    return fits and tone in ("", other_tone)


def go_together(one: str, other: str) -> bool:
    """True when the two words stand beside each other in our texts, marked alike or both without marks."""
    pair = f"{one} {other}"
    return pair in _pairs() or (fold(pair) in _pairs() and (one.isascii() or other.isascii()))
