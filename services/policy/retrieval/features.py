"""A wording as counted features: its words, what it is about, and its letters, all without tone marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from language.search_key import search_key
from services.policy.retrieval.ages import spans_of_life
from services.policy.retrieval.concepts import concepts

# The first character of a feature's name tells its block; each block has the same length in a vector.
WORDS = "w"
LETTERS = "l"
_BORDER = "▁"
_LONGEST_PHRASE = 2
_LETTERS = range(2, 5)
# What is said in other words or by a number tells more than one word alone.
_CONCEPT_COUNT = 3
_AGE_COUNT = 2


def extract(text: str) -> Counter[str]:
    """Counts of features.

    Args:
        text: A wording in canonical form.
    """
    key = search_key(text)
    words = key.split()
    counted = Counter(f"{WORDS}{phrase}" for phrase in _phrases(words))
    counted.update(dict.fromkeys((f"{WORDS}={name}" for name in concepts(key)), _CONCEPT_COUNT))
    counted.update(dict.fromkeys((f"{WORDS}={name}" for name in spans_of_life(key)), _AGE_COUNT))
    counted.update(f"{LETTERS}{letters}" for letters in _letter_runs(words))
    return counted


def is_word(feature: str) -> bool:
    """True for one word or concept, false for two words and for letters."""
    return feature[0] == WORDS and " " not in feature


def _phrases(words: Sequence[str]) -> Iterable[str]:
    for size in range(1, _LONGEST_PHRASE + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _letter_runs(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        padded = f"{_BORDER}{word}{_BORDER}"
        for size in _LETTERS:
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]
