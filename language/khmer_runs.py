"""Khmer letters are written without blanks between the words: part what we know of a run of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from language.lexicon import entries
from language.step import Token

_RUN = re.compile("[\u1780-\u17ff]+")
_SUBSCRIPT = "\u17d2"  # coeng: ties the next consonant to the one before it
_SHORT = 2  # letters; behind letters nobody knows so short a word may be the end of theirs


@cache
def _words() -> tuple[str, ...]:
    """Entries of one word in Khmer letters, longest first."""
    written = {entry.write[0] for entry in entries() if len(entry.write) == 1}
    return tuple(sorted(filter(_RUN.fullmatch, written), key=len, reverse=True))


def part_runs(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, those in Khmer letters cut around the words of the lexicon; what is between stays whole."""
    result: list[Token] = []
    for token in tokens:
        parts = list(_parts(token.text)) if _RUN.fullmatch(token.text) else []
        result += [Token(part, token.start, token.end) for part in parts] if len(parts) > 1 else [token]
    return result


def _parts(run: str) -> Iterator[str]:
    start = at = 0
    while at < len(run):
        word = next((word for word in _words() if run.startswith(word, at)), "")
        if not word or not _is_whole(run, at, at + len(word)) or (start < at and len(word) <= _SHORT):
            at += 1
            continue
        if start < at:
            yield run[start:at]
        yield word
        start = at = at + len(word)
    if start < len(run):
        yield run[start:]


def _is_whole(run: str, start: int, end: int) -> bool:
    """False when a sign that belongs to a letter follows, or the first letter hangs on the one before."""
    hangs = start > 0 and run[start - 1] == _SUBSCRIPT
    return not hangs and (end == len(run) or not unicodedata.category(run[end]).startswith("M"))
