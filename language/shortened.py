"""The words a person may have meant by one written shorter: marks left out, vowels left out, by its sound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from language.known_words import commonness, marked_words
from language.resources import load_yaml
from language.search_key import fold
from language.tone_placement import tone_and_letters

_VOWELS = "aăâeêioôơuưy"
_PARTS = re.compile(
    rf"(?P<onset>qu(?=[{_VOWELS}])|[^{_VOWELS}]*)(?P<vowels>[{_VOWELS}]+)(?P<coda>[^{_VOWELS}]*)"
)
# Spelled → written in chats, for the three parts of a syllable.
_ONSETS = {"ph": ("f", "p"), "gi": ("z",), "v": ("z",), "d": ("z",), "qu": ("w",), "ngh": ("ng",)}
_VOWEL_GROUPS = (("iê", "i"), ("yê", "y"), ("uô", "u"), ("ôi", "ui"), ("i", "j"))
_CODAS = {"ng": ("g",), "nh": ("h",), "ch": ("k",), "c": ("k",)}

_STOPS = ("c", "ch", "p", "t")
_OFTEN = 60  # times in our texts, before a word is written without its vowels


@dataclass(frozen=True, slots=True)
class Longer:
    """What a shortened word may stand for.

    Attributes:
        kind: Of the step: "likely_marks" when marks only are missing, else "shorthand".
        words: One word, or several whose first letters were written.
    """

    kind: str
    words: tuple[str, ...]


@lru_cache(maxsize=8192)
def longer(word: str) -> tuple[Longer, ...]:
    """Readings that add to what was written and change no mark of it, each once; the word itself is none."""
    if word in _listed():
        return tuple(Longer("shorthand", phrase) for phrase in _listed()[word])
    tone, letters = tone_and_letters(word)
    found: dict[tuple[str, ...], Longer] = {}
    for other_tone, written, meant in _index().get(fold(letters), ()):
        if tone in ("", other_tone) and _fits(letters, written) and meant != word:
            kind = "likely_marks" if fold(meant) == fold(word) else "shorthand"
            found.setdefault((meant,), Longer(kind, (meant,)))
    return tuple(found.values())


def is_shorthand(word: str) -> bool:
    """True for letters that the lexicon lists with the words they stand for."""
    return word in _listed()


def lacks_tone(word: str) -> bool:
    """True for a syllable without the tone that one with such an end always has ("hêt", "lơp")."""
    return word.endswith(_STOPS) and not tone_and_letters(word)[0]


def _fits(letters: str, other: str) -> bool:
    return len(letters) == len(other) and all(
        one in (two, fold(two)) for one, two in zip(letters, other, strict=True)
    )


@cache
def _index() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Folded writing → tone, writing with its hats and horns, and the word it is short for."""
    found: defaultdict[str, dict[tuple[str, str, str], None]] = defaultdict(dict)
    for word in marked_words():
        tone, letters = tone_and_letters(word)
        found[fold(letters)][tone, letters, word] = None
        skeletons = _skeletons(letters) if commonness(word) >= _OFTEN else ()
        for written in (*_by_sound(letters), *skeletons):
            found[fold(written)][tone, written, word] = None
    return {key: tuple(values) for key, values in found.items()}


def _by_sound(letters: str) -> Iterator[str]:
    parts = _PARTS.fullmatch(letters)
    if parts is None:
        return
    onset, vowels, coda = parts["onset"], parts["vowels"], parts["coda"]
    middles = [vowels, *(vowels.replace(long, short) for long, short in _VOWEL_GROUPS if long in vowels)]
    for first in (onset, *_ONSETS.get(onset, ())):
        for middle in middles:
            for last in (coda, *_CODAS.get(coda, ())):
                yield first + middle + last


def _skeletons(letters: str) -> Iterator[str]:
    """What is left without vowels: "hc" of học, "lg" of lương."""
    parts = _PARTS.fullmatch(letters)
    if parts is not None and parts["onset"] and parts["coda"]:
        yield from (parts["onset"] + parts["coda"], parts["onset"] + parts["coda"][-1])


@cache
def _listed() -> dict[str, tuple[tuple[str, ...], ...]]:
    rows = load_yaml("lexicon/shorthand.yml")["entries"]
    return {row["write"]: tuple(tuple(read.split()) for read in row["read"]) for row in rows}
