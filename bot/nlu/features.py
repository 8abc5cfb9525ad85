"""A sentence as weighted features, seen with and without tone marks side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from language.mention import Mention
from language.search_key import search_key

# One block per view of the sentence; every block is scaled to unit length, so that
# a long view (characters) cannot drown a short one (what was mentioned).
BLOCKS = ("folded_chars", "marked_chars", "words", "masked", "mentions")
# The day of sentences that have none: it turns a year of birth into an age, whose value is no feature.
ANY_DAY = date(2026, 1, 1)
_PAD = "▁"


def masked_words(text: str, mentions: Sequence[Mention]) -> list[str]:
    """Words of the canonical text with every mention replaced by its kind.

    "tìm việc may ở năm căn" becomes ["tim", "viec", "_occupation", "o", "_place"]: what is
    learnt from one trade or commune holds for all of them.
    """
    words: list[str] = []
    position = 0
    for mention in sorted(mentions, key=lambda found: found.start):
        if mention.start < position:
            continue
        words += search_key(text[position : mention.start]).split()
        words.append(f"_not_{mention.entity}" if mention.negated else f"_{mention.entity}")
        position = mention.end
    return words + search_key(text[position:]).split()


def extract(text: str, mentions: Sequence[Mention]) -> dict[str, Counter[str]]:
    """Counts of features by block.

    Args:
        text: Canonical text.
        mentions: What `language.understanding.understand` found in it.

    Returns:
        One counter for each name of `BLOCKS`; all empty for an empty text.
    """
    folded = search_key(text).split()
    masked = masked_words(text, mentions)
    return {
        "folded_chars": Counter(_char_ngrams(folded, 2, 5)),
        "marked_chars": Counter(_char_ngrams(text.split(), 2, 4)),
        "words": Counter(_word_ngrams(folded, 2)),
        "masked": Counter(_word_ngrams(["^", *masked, "$"], 3)),
        "mentions": Counter(_shape(masked)),
    }


def _char_ngrams(words: Iterable[str], shortest: int, longest: int) -> Iterable[str]:
    for word in words:
        padded = f"{_PAD}{word}{_PAD}"
        for size in range(shortest, longest + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _word_ngrams(words: Sequence[str], longest: int) -> Iterable[str]:
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _shape(masked: Sequence[str]) -> Iterable[str]:
    """Which kinds were mentioned, and how much is left beside them."""
    kinds = {word for word in masked if word.startswith("_")}
    yield from kinds
    rest = len(masked) - sum(word.startswith("_") for word in masked)
    yield f"rest{min(rest, 6)}"
    yield f"kinds{min(len(kinds), 4)}"
    if len(masked) == 1:
        yield f"only{masked[0] if kinds else ''}"
