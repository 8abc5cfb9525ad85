"""Noisy copies of a training sentence, as weak phones and quick thumbs produce them."""

from __future__ import annotations

import random
from functools import lru_cache

from language.resources import load_yaml
from language.search_key import fold

# Keys beside each other on a phone.
_NEIGHBOURS = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "q": "wa",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "y": "tu",
}

_DOUBLED, _AT_THE_END = 0.25, 0.6  # share of the slips that write a letter twice; of these, the last one
_MIXED_COPIES = 3
_SLIPS = (0, 0, 1, 2)  # in a sentence of more than three words


def copies(text: str, generator: random.Random) -> tuple[str, ...]:
    """Four noisy copies: one without tone marks, three with a mixture of habits.

    Digits are never changed; a copy may equal the sentence when nothing in it can be changed.
    """
    return fold(text), *(mixed(text, generator) for _ in range(_MIXED_COPIES))


def mixed(text: str, generator: random.Random) -> str:
    """Short forms for some words, marks lost from some, at most two slips of the keys."""
    shortened = _shorten(text, generator)
    words = [fold(word) if generator.random() < 0.4 else word for word in shortened.split()]
    slips = generator.choice(_SLIPS) if len(words) > 3 else 0
    for _ in range(slips):
        index = generator.randrange(len(words))
        words[index] = _slip(words[index], generator)
    return " ".join(words)


def _shorten(text: str, generator: random.Random) -> str:
    padded = f" {text} "
    for written, read in _short_forms():
        if f" {read} " in padded and generator.random() < 0.35:
            padded = padded.replace(f" {read} ", f" {written} ", 1)
    return padded.strip()


@lru_cache(maxsize=1)
def _short_forms() -> tuple[tuple[str, str], ...]:
    return tuple(
        (entry["write"], entry["read"])
        for name in ("teencode", "dialect", "abbreviations")
        for entry in load_yaml(f"lexicon/{name}.yml")["entries"]
        if entry["write"] != entry["read"]
    )


def _slip(word: str, generator: random.Random) -> str:
    """A letter left out, two in the wrong order, a neighbour of the key, or a letter twice."""
    if len(word) < 3 or any(letter.isdigit() for letter in word):
        return word
    kind = generator.random()
    if kind < _DOUBLED:
        at = len(word) - 1 if generator.random() < _AT_THE_END else generator.randrange(len(word))
        return word[: at + 1] + word[at:]
    if len(word) < 4:
        return word
    at = generator.randrange(1, len(word) - 1)
    if kind < 0.5:
        return word[:at] + word[at + 1 :]
    if kind < 0.75:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + generator.choice(_NEIGHBOURS.get(word[at], word[at])) + word[at + 1 :]
