"""Slots as spans, as the rules of conlleval read BIO tags, and what their names are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Span = tuple[str, int, int]
NO_ROLE = "-"


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


def tags_of(found: Iterable[Span], length: int) -> list[str]:
    """BIO tags for so many words; "O" outside the spans."""
    tags = ["O"] * length
    for name, start, end in found:
        tags[start:end] = [f"B-{name}", *[f"I-{name}"] * (end - start - 1)]
    return tags


def kind_of(name: str) -> str:
    """The last part of a slot's name: "city_name" of "fromloc.city_name"."""
    return name.split(".")[-1]


def role_of(name: str) -> str:
    """What a slot's filling is for: "depart" of "depart_date.day_name" and "depart_time.time"."""
    prefix = prefix_of(name)
    return prefix.split("_")[0] if prefix else NO_ROLE


def prefix_of(name: str) -> str:
    """What stands before the last part of a slot's name, "" when nothing does."""
    return name.rpartition(".")[0]
