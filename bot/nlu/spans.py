"""Slots as spans, as the rules of conlleval read BIO tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Span = tuple[str, int, int]


def spans(tags: Sequence[str]) -> Iterator[Span]:
    """(slot, first word, word behind the last) of every span, from left to right.

    "B-" always begins a span; so does "I-" that continues nothing of its kind.
    """
    kind, start = "", 0
    for position, tag in enumerate((*tags, "O")):
        prefix, _, name = tag.partition("-")
        if kind and (prefix != "I" or name != kind):
            yield kind, start, position
            kind = ""
        if name and not kind:
            kind, start = name, position
