"""Restore the marks of words typed without them, where one reading only is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from language.lexicon import NUMBER, entries, neighbour
from language.resources import load_yaml
from language.search_key import fold
from language.step import Step, Token
from language.vocabulary import phrases

_LONGEST_WORD = 20  # letters; a longer word stands in no phrase
Words = tuple[str, ...]
Way = tuple[int, int, Words]  # words explained, pieces (negative), the first piece


@cache
def _readings() -> dict[Words, tuple[Words, ...]]:
    """Folded phrase → its known readings. Two readings protect the words from any other."""
    found: dict[Words, set[Words]] = defaultdict(set)
    for phrase in (*phrases(), *ambiguous_phrases(), *_of_other_languages()):
        words = tuple(phrase.split())
        found[tuple(fold(word) for word in words)].add(words)
    return {key: tuple(sorted(values)) for key, values in found.items()}


@cache
def _longest_by_first_word() -> dict[str, int]:
    longest: dict[str, int] = defaultdict(int)
    for key in _readings():
        longest[key[0]] = max(longest[key[0]], len(key))
    return dict(longest)


@cache
def _certain_anywhere() -> dict[str, str]:
    return {fold(word): word for word in load_yaml("lexicon/tone_marks.yml")["words"]}


@cache
def _certain_in_plain_text() -> dict[str, str]:
    return {fold(word): word for word in certain_words()}


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return neighbour(fold(word))


def _agrees(written: Words, reading: Words) -> bool:
    """True when the words carry all marks of the reading, or none of them.

    "có cho" is no careless "có chỗ": who writes one mark writes the others too.
    """
    pairs = [pair for pair in zip(written, reading, strict=True) if pair[1] != NUMBER]
    return all(word == read for word, read in pairs) or all(word == _key(read) for word, read in pairs)


def _phrases_at(folded: Words, written: Words, at: int) -> Iterator[tuple[int, Words]]:
    """Length and reading of the known phrases that begin here; what is ambiguous reads as written."""
    limit = min(_longest_by_first_word().get(folded[at], 0), len(written) - at)
    for length in range(2, limit + 1):
        end = at + length
        known = _readings().get(folded[at:end], ())
        fitting = [reading for reading in known if _agrees(written[at:end], reading)]
        if fitting:
            yield length, fitting[0] if len(fitting) == 1 else written[at:end]


def _certain_reading(word: str, folded: str, *, plain: bool) -> str | None:
    """What the word alone is sure to be; a number and a word that has its marks are themselves.

    Words that have their marks count alike in every text, lest a text restored be read otherwise.
    """
    if folded == NUMBER or _certain_in_plain_text().get(folded) == word:
        return word
    return (_certain_in_plain_text() if plain else _certain_anywhere()).get(word)


def _read(written: Words, *, plain: bool) -> Words:
    """The reading that explains the most words, with the fewest pieces, the first one longest."""
    folded = tuple(_key(word) if len(word) <= _LONGEST_WORD else neighbour(word) for word in written)
    ways: list[Way] = [(0, 0, ())] * (len(written) + 1)
    for at in range(len(written) - 1, -1, -1):
        word = _certain_reading(written[at], folded[at], plain=plain)
        words, pieces, _ = ways[at + 1]
        best: Way = (words + 1, pieces - 1, (word,)) if word else (words, pieces, (written[at],))
        for length, reading in _phrases_at(folded, written, at):
            words, pieces, _ = ways[at + length]
            best = max(best, (words + length, pieces - 1, reading), key=_worth)
        ways[at] = best
    result: list[str] = []
    while len(result) < len(written):
        result += ways[len(result)][2]
    return tuple(word if read == NUMBER else read for word, read in zip(written, result, strict=True))


def _worth(way: Way) -> tuple[int, int, int]:
    return way[0], way[1], len(way[2])


def restore(tokens: Sequence[Token], *, plain: bool) -> tuple[list[Token], list[Step]]:
    """Write the marks of the words of known phrases, then of single words that are certain.

    Args:
        tokens: Of a text in NFC and lower case.
        plain: True when the person wrote the whole message without marks; more single words are
            certain then.
    """
    words = _read(tuple(token.text for token in tokens), plain=plain)
    result = [Token(word, token.start, token.end) for word, token in zip(words, tokens, strict=True)]
    steps = [
        Step("tone_marks", token.text, word)
        for word, token in zip(words, tokens, strict=True)
        if word != token.text
    ]
    return result, steps


def undecided(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the words typed without marks that are a phrase with several known readings."""
    written = tuple(token.text for token in tokens)
    folded = tuple(_key(word) if len(word) <= _LONGEST_WORD else neighbour(word) for word in written)
    found: set[int] = set()
    for at in range(len(written)):
        for length, reading in _phrases_at(folded, written, at):
            places = range(at, at + length)
            if reading == written[at : at + length] and all(written[place].isascii() for place in places):
                found.update(places)
    return frozenset(found)


def _of_other_languages() -> Iterator[str]:
    """Khmer phrases in Latin letters: "o kun" is no "ở" before a name."""
    for entry in entries():
        if entry.kind == "khmer" and len(entry.write) > 1:
            yield " ".join(entry.write)


def ambiguous_phrases() -> tuple[str, ...]:
    """Phrases that are to be left alone when they are typed without marks."""
    return tuple(load_yaml("lexicon/tone_marks.yml")["ambiguous"])


def certain_words() -> tuple[str, ...]:
    """Single words that are restored, in a plain text at least."""
    lexicon = load_yaml("lexicon/tone_marks.yml")
    return (*lexicon["words"], *lexicon["words_in_plain_text"])


def known_words() -> Iterator[str]:
    """Every single word of the vocabulary, with its marks."""
    yield from certain_words()
    for phrase in phrases():
        yield from phrase.split()
