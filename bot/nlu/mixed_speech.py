"""Copies of a training sentence as people say it who mix languages, and who greet or thank first."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

from language.resources import load_yaml

_LONGEST = 3  # words of an entry
_REPLACED = 0.4  # share of the words with an entry that are said in another language
_COURTEOUS = 0.5  # share of the copies with a courtesy, or of the courtesies with more behind them
_BEFORE = 0.7  # share of the courtesies that stand before what is asked for
# What a courtesy is all there is to: with one before it, it would be another courtesy.
_COURTESIES = frozenset({"greet", "thank", "goodbye", "affirm", "deny", "insult"})


@dataclass(frozen=True, slots=True)
class _Speech:
    words: dict[str, tuple[str, ...]]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    tails: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _speech() -> _Speech:
    file = load_yaml("lexicon/mixed_speech.yml")
    words = {said: tuple(others) for said, others in file["words"].items()}
    tails = {intent: tuple(said) for intent, said in file["tails"].items()}
    return _Speech(words, tuple(file["before"]), tuple(file["behind"]), tails)


def mixed_speech(text: str, intent: str, generator: random.Random) -> str:
    """The sentence with some words in English or Khmer; a request may get a courtesy, a courtesy a tail.

    Args:
        text: Canonical text.
        intent: What it is an example of.
        generator: Decides which words are replaced, and by what.
    """
    replaced = _in_other_words(text.split(), generator)
    if generator.random() >= _COURTEOUS:
        return replaced
    if intent not in _COURTESIES:
        return _with_courtesy(replaced, generator)
    tails = _speech().tails.get(intent, ())
    return f"{replaced} {generator.choice(tails)}" if tails else replaced


def _in_other_words(words: list[str], generator: random.Random) -> str:
    result: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            others = _speech().words.get(" ".join(words[at : at + length]), ())
            if others and generator.random() < _REPLACED:
                result.append(generator.choice(others))
                at += length
                break
        else:
            result.append(words[at])
            at += 1
    return " ".join(result)


def _with_courtesy(text: str, generator: random.Random) -> str:
    if generator.random() < _BEFORE:
        return f"{generator.choice(_speech().before)} {text}"
    return f"{text} {generator.choice(_speech().behind)}"
