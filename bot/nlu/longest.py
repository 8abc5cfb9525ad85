"""The longest phrases of a list in a row of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Found = tuple[int, int, tuple[str, ...]]
_LONGEST = 8


def longest_phrases(words: Sequence[str], phrases: Mapping[str, tuple[str, ...]]) -> list[Found]:
    """First word, word behind the last, and kinds of each phrase, from left to right, never overlapping.

    Args:
        words: As they stand in the phrases.
        phrases: Words joined with a blank → kinds; of more than eight words none is found.
    """
    found = []
    start = 0
    while start < len(words):
        for end in range(min(start + _LONGEST, len(words)), start, -1):
            if kinds := phrases.get(" ".join(words[start:end])):
                found.append((start, end, kinds))
                start = end
                break
        else:
            start += 1
    return found


def marks_of(found: Sequence[Found], length: int) -> list[tuple[str, ...]]:
    """For each of so many words the kinds of the phrase it is in, with its position there.

    "hà nội" as a city gives ("Bcity",) and ("Ecity",); S is a phrase of one word.
    """
    marks: list[tuple[str, ...]] = [()] * length
    for start, end, kinds in found:
        for position in range(start, end):
            marks[position] = tuple(f"{place_in(start, end, position)}{kind}" for kind in kinds)
    return marks


def place_in(start: int, end: int, position: int) -> str:
    """S for the only word, B for the first, E for the last, I for one between them."""
    if end - start == 1:
        return "S"
    return "B" if position == start else "E" if position == end - 1 else "I"
