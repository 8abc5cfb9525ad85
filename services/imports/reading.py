"""From a sheet to the rows of a list: what belongs to a row is put together, what is none is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from services.imports.body import Body
from services.imports.columns import Column, columns_of
from services.imports.headers import find_header
from services.imports.legible import legible_row
from services.imports.mapping import Header
from services.imports.model import Note
from services.imports.refusals import ListRefused
from services.imports.table import Cell, Sheet, SourceRow, column_letters
from services.resources import load_yaml

_SHEET = re.compile(r"'(?:[^']|'')*'!")
_SAMPLES = 3
_SAMPLED_ROWS = 200
_EXAMPLES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenColumn:
    """A column with texts, as a person is shown it to say which field it is.

    Attributes:
        letters: "C", or "'Ngoài tỉnh'!C" where a list has several sheets; a mapping may name it so.
        header: As written; "" when the column has texts and no header.
        field: "" for a column nobody knows, "-" for one that is left out by choice.
        samples: The first texts below the header.
    """

    letters: str
    header: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sheet, read.

    Attributes:
        sheet: Its name.
        columns: What the header says, with a person's choices.
        seen: Columns with texts.
        missing: Fields without which no row of the kind can be read, and which no column is.
        rows: In their order; those set aside are in `skipped`.
        skipped: One note for each row that is no offer, with its first text.
        title: Name of the sheet and the lines above the header.
    """

    sheet: str
    columns: tuple[Column, ...]
    seen: tuple[SeenColumn, ...]
    missing: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    skipped: tuple[Note, ...]
    title: str = ""

    @property
    def unknown(self) -> tuple[SeenColumn, ...]:
        """Columns that are no field, and that nobody left out."""
        return tuple(column for column in self.seen if not column.field)


def read_rows(sheet: Sheet, kind: str, mapping: Mapping[str, str] | None = None) -> Reading:
    """Read one sheet.

    Args:
        kind: Of data/imports/columns.yml.
        mapping: A person's choices: header or letters of a column → field, "-" to leave it out.

    Raises:
        ListRefused: no_header, unknown_kind, unknown_field, unknown_column.
    """
    known = columns_of(kind)
    legible = [legible_row(cells) for cells in sheet.rows]
    rows = [cells for cells, _ in legible]
    texts = [[cell.text for cell in cells] for cells in rows[:_SAMPLED_ROWS]]
    header = find_header(texts, sheet.merges, known, mapping)
    if header is None:
        names = list(dict.fromkeys(known.names.values()))[1 : 1 + _EXAMPLES]
        examples = ", ".join(_first_name(kind, name) for name in names)
        raise ListRefused("no_header", name=sheet.name, examples=examples)
    body = Body(header, known, sheet.merges)
    for number in range(header.body_row, len(rows)):
        cells, converted = legible[number]
        body.read(number, cells, (converted,) if converted else ())
    body.finish()
    return Reading(
        sheet=sheet.name,
        columns=header.columns,
        seen=tuple(_seen(header, rows)),
        missing=tuple(field for field in known.required if field not in header.fields),
        rows=tuple(body.rows),
        skipped=tuple(body.skipped),
        title=_title(sheet.name, rows[: header.body_row]),
    )


def read_list(
    sheets: Sequence[Sheet], kind: str, mapping: Mapping[str, str] | None = None
) -> tuple[Reading, ...]:
    """Read the sheets of a file that hold such a list; the others are left alone.

    Where several do, every address names its sheet: "'Ngoài tỉnh'!F12". So may a mapping; what it says of
    a column without its sheet holds for all of them.

    Raises:
        ListRefused: As read_rows; no_header and unknown_column when they hold for every sheet.
    """
    readings: list[Reading] = []
    refused: ListRefused | None = None
    for sheet in sheets:
        try:
            readings.append(read_rows(sheet, kind, _of_sheet(mapping or {}, sheet.name)))
        except ListRefused as error:
            if error.code not in ("no_header", "unknown_column"):
                raise
            refused = refused or error
    if not readings and refused is not None:
        raise refused
    if len(readings) > 1:
        return tuple(_with_sheet_names(reading) for reading in readings)
    return tuple(readings)


def _first_name(kind: str, field: str) -> str:
    return str(load_yaml("imports/columns.yml")[kind]["fields"][field]["names"][0])


def _title(name: str, above: Sequence[Sequence[Cell]]) -> str:
    """A line that is one text; what has more of them is the header itself."""
    lines = [list(dict.fromkeys(cell.text for cell in cells if cell.text)) for cells in above]
    return ", ".join([name, *(line[0] for line in lines if len(line) == 1)])


def columns_without_header(sheet: Sheet) -> tuple[SeenColumn, ...]:
    """The columns of a sheet in which no header was found."""
    rows = [legible_row(cells)[0] for cells in sheet.rows[:_SAMPLED_ROWS]]
    return tuple(_seen(Header(body_row=0, columns=()), rows))


def _seen(header: Header, rows: Sequence[Sequence[Cell]]) -> Iterator[SeenColumn]:
    known = {column.index: column for column in header.columns}
    below = rows[header.body_row : header.body_row + _SAMPLED_ROWS]
    for index in range(max(map(len, below), default=0)):
        column = known.get(index) or Column(index=index, header="", field=None)
        texts = dict.fromkeys(
            cells[index].text for cells in below if index < len(cells) and cells[index].text
        )
        if texts:
            yield SeenColumn(
                letters=column_letters(index),
                header=column.header,
                field=column.field or ("-" if column.ignored else ""),
                samples=tuple(texts)[:_SAMPLES],
            )


def sheet_prefix(name: str) -> str:
    """What stands before the address of a cell to name its sheet."""
    return "'" + name.replace("'", "''") + "'!"


def _of_sheet(mapping: Mapping[str, str], name: str) -> dict[str, str]:
    prefix = sheet_prefix(name)
    return {
        column.removeprefix(prefix): field
        for column, field in mapping.items()
        if column.startswith(prefix) or not _SHEET.match(column)
    }


def _with_sheet_names(reading: Reading) -> Reading:
    prefix = sheet_prefix(reading.sheet)
    return replace(
        reading,
        seen=tuple(replace(column, letters=prefix + column.letters) for column in reading.seen),
        rows=tuple(_row_of_sheet(row, prefix) for row in reading.rows),
        skipped=tuple(_note_of_sheet(note, prefix) for note in reading.skipped),
    )


def _row_of_sheet(row: SourceRow, prefix: str) -> SourceRow:
    return replace(
        row,
        address=prefix + row.address,
        fields={name: replace(cell, address=prefix + cell.address) for name, cell in row.fields.items()},
        notes=tuple(_note_of_sheet(note, prefix) for note in row.notes),
    )


def _note_of_sheet(note: Note, prefix: str) -> Note:
    return replace(note, address=prefix + note.address)
