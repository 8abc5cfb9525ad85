"""The header of a list: found among titles, in one row or in up to three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from services.imports.columns import Column, KindColumns, assign, header_key, header_keys
from services.imports.mapping import Header, Texts, by_letters, check_fields, with_choices
from services.imports.table import Merge

_SEARCHED_ROWS = 60  # titles, addressees and legal grounds above a list never fill more
_DEEPEST = 3
_FEWEST_FIELDS = 2
_NUMBERING = re.compile(r"[(\[]?\s*(\d{1,2})\s*[)\]]?")


def find_header(
    texts: Texts, merges: Sequence[Merge], known: KindColumns, mapping: Mapping[str, str] | None = None
) -> Header | None:
    """Find the rows that name most columns; the upper and the fewer ones where several name as many.

    Args:
        texts: The sheet's rows.
        mapping: A person's choice: header or letter of a column → field; "-" or "" leaves the column out.

    Returns:
        None when no rows name two columns and the mapping does not name columns by their letters.

    Raises:
        ListRefused: unknown_field, unknown_column.
    """
    chosen = {header_key(name): field for name, field in (mapping or {}).items()}
    check_fields(chosen, known)
    best: tuple[int, int, int] | None = None
    for first in range(min(len(texts), _SEARCHED_ROWS)):
        for depth in range(1, min(_DEEPEST, len(texts) - first) + 1):
            named = _named_columns(texts, merges, first, depth, known, chosen)
            if named >= _FEWEST_FIELDS and (best is None or named > best[0]):
                best = (named, first, depth)
    if best is None:
        return by_letters(texts, mapping or {})
    _, first, depth = best
    header = Header(body_row=first + depth, columns=_columns(texts, merges, first, depth, known))
    return with_choices(header, mapping or {})


def _named_columns(
    texts: Texts,
    merges: Sequence[Merge],
    first: int,
    depth: int,
    known: KindColumns,
    chosen: Mapping[str, str],
) -> int:
    if not any(texts[first]) or not _lower_rows_are_names(texts, merges, first, depth, known, chosen):
        return 0
    readings = list(_readings(texts, merges, first, depth))
    fields = set(assign(readings, known)) - {None}
    by_choice = sum(any(header_key(text) in chosen for text in ways) for ways in readings)
    return len(fields) + by_choice


def _lower_rows_are_names(
    texts: Texts,
    merges: Sequence[Merge],
    first: int,
    depth: int,
    known: KindColumns,
    chosen: Mapping[str, str],
) -> bool:
    """A row below the first belongs to the header only if half of its cells are names, or end one."""
    accepted = known.names.keys() | known.weak.keys() | chosen.keys()
    for below in range(1, depth):
        own = texts[first + below]
        columns = [column for column, text in enumerate(own) if text]
        if not columns or any(own[column][0].isdigit() for column in columns):
            return False
        ways = list(_suffixes(_filled(texts, merges, first, below + 1)))
        names = sum(
            any(key in accepted for way in ways[column] for key in header_keys(way)) for column in columns
        )
        if 2 * names < len(columns):
            return False
    return True


def _is_accepted(ways: Sequence[str], accepted: Set[str]) -> bool:
    return any(key in accepted for way in ways for key in header_keys(way))


def _readings(texts: Texts, merges: Sequence[Merge], first: int, depth: int) -> Iterator[list[str]]:
    """For each column: all its texts together, the lower ones, the lowest, then the upper ones alone."""
    rows = _filled(texts, merges, first, depth)
    for joined, stack in zip(_suffixes(rows), zip(*rows, strict=True), strict=True):
        upper = list(dict.fromkeys(text for text in stack if text))[:-1]
        yield [*joined, *reversed(upper)]


def _suffixes(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """For each column its texts from the top down to the last row, then without the topmost, and so on."""
    for stack in zip(*rows, strict=True):
        parts = list(dict.fromkeys(text for text in stack if text))
        yield [" ".join(parts[start:]) for start in range(len(parts))]


def _filled(texts: Texts, merges: Sequence[Merge], first: int, depth: int) -> list[list[str]]:
    width = max(len(row) for row in texts[first : first + depth])
    rows = [[*row, *[""] * (width - len(row))] for row in texts[first : first + depth]]
    for merge in merges:
        if merge.last_row < first or merge.first_row >= first + depth:
            continue
        text = _text_at(texts, merge.first_row, merge.first_column)
        for row in range(max(merge.first_row, first), min(merge.last_row, first + depth - 1) + 1):
            for column in range(merge.first_column, min(merge.last_column, width - 1) + 1):
                rows[row - first][column] = text
    for upper, lower in pairwise(rows):
        for column in range(1, width):
            if lower[column] and not upper[column]:
                upper[column] = upper[column - 1]  # a group's name stands over its first column only
    return rows


def _text_at(texts: Texts, row: int, column: int) -> str:
    return texts[row][column] if row < len(texts) and column < len(texts[row]) else ""


def _columns(
    texts: Texts, merges: Sequence[Merge], first: int, depth: int, known: KindColumns
) -> tuple[Column, ...]:
    readings = list(_readings(texts, merges, first, depth))
    fields = assign(readings, known)
    return tuple(
        Column(index=index, header=ways[0] if ways else "", field=field)
        for index, (ways, field) in enumerate(zip(readings, fields, strict=True))
        if ways
    )


def is_numbering(texts: Sequence[str]) -> bool:
    """Whether a row only counts the columns: "(1) (2) (3) …"."""
    found = [_NUMBERING.fullmatch(text.strip()) for text in texts if text.strip()]
    if len(found) < _DEEPEST or not all(found):
        return False
    numbers = [int(match[1]) for match in found if match]
    return all(after - before == 1 for before, after in pairwise(numbers))
