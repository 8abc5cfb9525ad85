"""Cut long texts where a reader would pause."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

# From the best place to cut to the worst; each is what stands between two pieces.
_BREAKS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…:;])\s+"),
    re.compile(r"\s+"),
)
_JOINER = "\u200d"


def length(text: str) -> int:
    """In UTF-16 units, the larger of the two ways to count."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def cut(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` units, as few as the places to cut at allow; nothing but blanks is lost."""
    pieces = (text[start:stop].strip() for start, stop in _spans(text, 0, len(text), limit, _BREAKS))
    return [piece for piece in pieces if piece]


def _spans(
    text: str, start: int, stop: int, limit: int, breaks: Sequence[re.Pattern[str]]
) -> Iterator[tuple[int, int]]:
    if length(text[start:stop]) <= limit:
        yield start, stop
        return
    if not breaks:
        yield from _by_letters(text, start, stop, limit)
        return
    begin = end = start  # of what is gathered for the next piece
    for first, last in _between(text, start, stop, breaks[0]):
        if length(text[begin:last]) <= limit:
            end = last
            continue
        if end > begin:
            yield begin, end
        begin, end = first, last
        if length(text[first:last]) > limit:
            # The last of its pieces may be gone on with.
            *whole, (begin, end) = _spans(text, first, last, limit, breaks[1:])
            yield from whole
    if end > begin:
        yield begin, end


def _between(text: str, start: int, stop: int, breaks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in breaks.finditer(text, start, stop):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < stop:
        yield start, stop


def _by_letters(text: str, start: int, stop: int, limit: int) -> Iterator[tuple[int, int]]:
    """Without any blank to cut at; a letter stays with its marks."""
    while length(text[start:stop]) > limit:
        end = start + limit
        while length(text[start:end]) > limit:
            end -= 1
        while end > start + 1 and (unicodedata.combining(text[end]) or _JOINER in text[end - 1 : end + 1]):
            end -= 1
        yield start, end
        start = end
    yield start, stop
