"""A list as it came: a sheet of cells, and the rows found in it, not yet judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from services.imports.model import Note

CellValue = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: As a person reads it in the sheet; a day as "30/11/2026". "" if empty. In a SourceRow it is
            in Unicode (NFC), without what nobody sees, its lines kept.
        value: What the file stores: a text cell gives its text, a number its figure, a day its day.
        address: Where it stands, as "F12"; of a merged area, the cell that holds the text.
        doubt: Code of data/imports/reasons.yml when the text itself is not to be trusted; "" otherwise.
        inherited: True when it stands in another cell: a merged one, the row above, "như trên".
    """

    text: str
    value: CellValue
    address: str
    doubt: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area; rows and columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a file, or one pasted table.

    Attributes:
        name: As the file has it; "" where there is none.
        rows: The first is row 1 of the source; each row's first cell is of column A. Rows may differ
            in length; an empty row is empty.
        merges: Areas whose text stands in their first cell; the other cells are empty.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a list, its cells by field.

    Attributes:
        number: From 1, as the source counts.
        fields: Field of data/imports/columns.yml → its cell. A field whose column the sheet has not is
            absent; an empty cell is there, with text "".
        address: Of the row's first cell, as "A12".
        notes: What the reading itself has to say: a text that was converted, a cell taken from above.
        section: The heading above the row, as "II. Ngoài tỉnh"; "" without one.
        title: What stands above the whole list, as "Danh sách doanh nghiệp bị thu hồi giấy phép".
    """

    number: int
    fields: Mapping[str, Cell]
    address: str = ""
    notes: tuple[Note, ...] = ()
    section: str = ""
    title: str = ""

    def cell(self, name: str) -> Cell:
        """The cell of a field; an empty one at the row's own address when the sheet has no such column."""
        return self.fields.get(name) or Cell("", None, self.address)


def column_letters(index: int) -> str:
    """Name of a column counted from 0: "A", "Z", "AA"…"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """Address of a cell whose row and column are counted from 0: "A1"."""
    return f"{column_letters(column)}{row + 1}"
