"""A wording as counted features: words and letters, with and without tone marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from language.search_key import search_key

BLOCKS = ("words", "folded_letters", "marked_letters")
_PAD = "▁"


def extract(text: str) -> dict[str, Counter[str]]:
    """Counts of features by block.

    Args:
        text: A wording in canonical form.

    Returns:
        One counter for each name of `BLOCKS`.
    """
    folded = search_key(text).split()
    return {
        "words": Counter(_word_ngrams(folded, 2)),
        "folded_letters": Counter(_letter_ngrams(folded)),
        "marked_letters": Counter(_letter_ngrams(text.split())),
    }


def _word_ngrams(words: Sequence[str], longest: int) -> Iterable[str]:
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _letter_ngrams(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        padded = f"{_PAD}{word}{_PAD}"
        for size in range(2, 5):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]
