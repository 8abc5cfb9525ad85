"""Messy rows and their expected meaning, read together."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from services.imports.model import Note, RowResult
from services.imports.offer import Offer, open_row, read_offer
from services.imports.reading import read_rows
from services.imports.table import Cell, Sheet, SourceRow, cell_address
from services.imports.vacancies import read_vacancy

_NOT_OF_THE_LIST = ("row_id", "dang_nguon")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One messy row as it was read.

    Attributes:
        skipped: Why it was set aside before it was read as an offer; None when it was read.
        offer: Its cells, for the figures before they are turned into a month's pay.
    """

    row_id: str
    expected: dict[str, str]
    result: RowResult | None
    skipped: Note | None
    offer: Offer | None


def read_cases(path: Path, expected_path: Path, today: date) -> list[ReadRow]:
    """Every row of a file of messy vacancies beside the line of the same id that says what it means."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with expected_path.open(encoding="utf-8-sig", newline="") as file:
        expected = {row["row_id"]: {k: v or "" for k, v in row.items() if k} for row in csv.DictReader(file)}
    columns = [name for name in rows[0] if name and name not in _NOT_OF_THE_LIST]
    cells = [columns, *([row[name] or "" for name in columns] for row in rows)]
    sheet = Sheet(
        name=path.stem,
        rows=[
            [Cell(text, text, cell_address(row, column)) for column, text in enumerate(texts)]
            for row, texts in enumerate(cells)
        ],
    )
    reading = read_rows(sheet, "vacancies")
    offered = {row.number: row for row in reading.rows}
    skipped = {int("".join(filter(str.isdigit, note.address))): note for note in reading.skipped}
    return [
        _read(row["row_id"], expected[row["row_id"]], offered.get(number), skipped.get(number), today)
        for number, row in enumerate(rows, start=2)
        if row["row_id"] in expected
    ]


def _read(
    row_id: str, expected: dict[str, str], row: SourceRow | None, skipped: Note | None, today: date
) -> ReadRow:
    if row is None:
        return ReadRow(row_id, expected, None, skipped, None)
    one = expected["kind"] in ("overseas", "course")
    return ReadRow(
        row_id, expected, read_vacancy(row, today), None, read_offer(open_row(row), today, one_position=one)
    )
