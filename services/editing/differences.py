"""What differs between two texts or records, word by word, so that a reader sees it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from services.editing.records import Record, body_of

_WORD = re.compile(r"\S+|\s+")


class Change(str, Enum):
    """What became of a piece."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, came or went."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs; `pieces` hold its old and new text woven together."""

    field: str
    pieces: tuple[Piece, ...]


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts woven together: without what was added it is the old one, without the removed the new."""
    return tuple(_woven(_WORD.findall(before), _WORD.findall(after)))


def line_differences(before: Sequence[str], after: Sequence[str]) -> tuple[Piece, ...]:
    """As `word_differences`, of whole lines; each piece is one line."""
    return tuple(
        Piece(piece.change, line)
        for piece in _woven([f"{line}\n" for line in before], [f"{line}\n" for line in after])
        for line in piece.text.splitlines()
    )


def record_differences(before: Record | None, after: Record) -> tuple[FieldChange, ...]:
    """Every field that differs, in the order of the record; all of them where there was none before."""
    old, new = body_of(before) if before is not None else {}, body_of(after)
    fields = [*new, *(name for name in old if name not in new)]
    return tuple(
        FieldChange(name, _field(old.get(name), new.get(name)))
        for name in fields
        if old.get(name) != new.get(name)
    )


def _field(before: Any, after: Any) -> tuple[Piece, ...]:
    if isinstance(before, list) or isinstance(after, list):
        return line_differences([_line(one) for one in before or ()], [_line(one) for one in after or ()])
    return word_differences(_text(before), _text(after))


def _line(item: Any) -> str:
    if not isinstance(item, dict):
        return _text(item)
    return " | ".join(_line(value) for value in item.values())


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _woven(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    begin = _common(before, after)
    end = _common(before[begin:][::-1], after[begin:][::-1])  # most of a text stays: look at the rest only
    if begin:
        yield Piece(Change.SAME, "".join(before[:begin]))
    yield from _matched(before[begin : len(before) - end], after[begin : len(after) - end])
    if end:
        yield Piece(Change.SAME, "".join(before[len(before) - end :]))


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pieces agree from the beginning on."""
    return next(
        (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new),
        min(len(before), len(after)),
    )


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, stop, begin, end in matcher.get_opcodes():
        old, new = "".join(before[start:stop]), "".join(after[begin:end])
        if old == new:
            yield Piece(Change.SAME, old)
            continue
        if old:
            yield Piece(Change.REMOVED, old)
        if new:
            yield Piece(Change.ADDED, new)
