"""Rows of the Center's own weekly list that came back just as they were sent round: they change nothing.

What people put right in such a list is read like any other row; a row nobody touched is not read again,
for no list holds everything that is known of a vacancy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from services.exports.neutral_cells import neutral_cell
from services.exports.weekly import ListCell, weekly_list
from services.imports.columns import Column
from services.imports.model import RowResult, RowText
from services.imports.reading import read_rows
from services.imports.table import Cell, Sheet, SourceRow, cell_address
from services.jobs.model import JobPosting
from services.ports import UnitOfWork

KIND = "vacancies"
_ORDINAL = "ordinal"  # counts the rows of one list


def is_own(columns: Iterable[Column]) -> bool:
    """Whether the columns are those of the weekly list, in its order; a line above may be read into them."""
    headers, own = [column.header for column in columns], weekly_list((), date.min).headers
    return len(headers) == len(own) and all(map(str.endswith, headers, own))


def text_of(row: SourceRow) -> RowText:
    """What a row says, for comparing."""
    return tuple(
        sorted((name, cell.text) for name, cell in row.fields.items() if name != _ORDINAL and cell.text)
    )


def untouched(results: Sequence[RowResult], on: date, uow: UnitOfWork) -> tuple[set[int], list[RowResult]]:
    """Ids of the vacancies whose rows came back as they were sent round, and all other rows.

    Args:
        on: Day of the list; only what people see then is sent round.
    """
    if not any(result.text for result in results):
        return set(), list(results)
    sent: dict[RowText, list[int]] = {}
    for posting, text in _sent([one for one in uow.jobs.on_list(on) if one.is_shown(on)]):
        sent.setdefault(text, []).append(posting.id or 0)
    found: set[int] = set()
    others = []
    for result in results:
        if numbers := sent.get(result.text):
            found.add(numbers.pop())
        else:
            others.append(result)
    return found, others


def _sent(postings: Sequence[JobPosting]) -> Iterable[tuple[JobPosting, RowText]]:
    """Each vacancy with what its row says once it is read: the way out and in again."""
    content = [weekly_list((posting,), date.min).rows[0] for posting in postings]
    lines: list[Sequence[ListCell]] = [weekly_list((), date.min).headers, *content]
    sheet = Sheet(name="", rows=[_cells(number, line) for number, line in enumerate(lines)])
    for row in read_rows(sheet, KIND).rows:
        yield postings[row.number - 2], text_of(row)  # behind the header, counted from 1


def _cells(number: int, line: Sequence[ListCell]) -> list[Cell]:
    return [Cell(_text(value), value, cell_address(number, column)) for column, value in enumerate(line)]


def _text(value: ListCell) -> str:
    if value is None:
        return ""
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else neutral_cell(str(value))
