"""A header, and what a person says about its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.imports.columns import Column, KindColumns, header_key, header_keys
from services.imports.refusals import ListRefused
from services.imports.table import column_letters

_LETTERS = re.compile(r"[A-Z]{1,2}")
_IGNORED = ("", "-")

Texts = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where the header stands and what its columns are.

    Attributes:
        body_row: Index of the first row below it, from 0.
        columns: One for each column that has a header or a field, from the left.
    """

    body_row: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(column.field for column in self.columns if column.field)


def check_fields(chosen: Mapping[str, str], known: KindColumns) -> None:
    """Raise ListRefused (unknown_field) when a choice names a field that the kind has not."""
    for field in chosen.values():
        if field not in _IGNORED and field not in known.rules:
            raise ListRefused("unknown_field", field=field, known=", ".join(known.rules))


def with_choices(header: Header, mapping: Mapping[str, str]) -> Header:
    """The header after a person's choices.

    Raises:
        ListRefused: unknown_column.
    """
    columns = {column.index: column for column in header.columns}
    for name, field in mapping.items():
        index = _column_named(name, header.columns)
        if index is None:
            known = ", ".join(column.header for column in header.columns)
            raise ListRefused("unknown_column", column=name, name=known, known=known)
        before = columns.get(index) or Column(index=index, header="", field=None)
        ignored = field in _IGNORED
        columns[index] = Column(
            index=index, header=before.header, field=None if ignored else field, ignored=ignored
        )
    return Header(body_row=header.body_row, columns=tuple(columns[index] for index in sorted(columns)))


def _column_named(name: str, columns: Sequence[Column]) -> int | None:
    key = header_key(name)
    for column in columns:
        if key in header_keys(column.header):
            return column.index
    return _index_of(name) if _LETTERS.fullmatch(name) else None


def _index_of(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def by_letters(texts: Texts, mapping: Mapping[str, str]) -> Header | None:
    """A sheet without a header, whose columns a person named by their letters."""
    if not mapping or not all(_LETTERS.fullmatch(name) for name in mapping):
        return None
    start = Header(
        body_row=next((row for row, cells in enumerate(texts) if any(cells)), 0),
        columns=tuple(
            Column(index=index, header=column_letters(index), field=None)
            for index in range(max(map(len, texts), default=0))
        ),
    )
    return with_choices(start, mapping)
