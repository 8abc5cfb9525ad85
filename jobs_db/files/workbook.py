"""Workbooks of Excel, read into sheets after they have been looked through."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from jobs_db.files import excel_process
from jobs_db.files.archive import BROKEN, check_archive
from jobs_db.files.cell_text import cell_of
from jobs_db.files.xls_scan import scan_records
from jobs_db.files.xlsx_scan import Place, Scan, scan_sheets
from services.imports.refusals import ListRefused
from services.imports.table import Cell, CellValue, Merge, Sheet, cell_address, column_letters

_SECONDS = 60  # on the clock, for a machine that is busy; the process itself counts its own
_REFUSALS = {excel_process.ENCRYPTED: "encrypted", excel_process.MACROS: "macros"}

# Place in the workbook, name, first cell, values, merged areas.
_SheetValues = tuple[
    int,
    str,
    tuple[int, int] | None,
    list[list[CellValue]],
    list[tuple[tuple[int, int], tuple[int, int]]] | None,
]


def read_xlsx(path: Path) -> tuple[Sheet, ...]:
    """The sheets that are shown, with the values last saved; links to other files are not followed.

    Raises:
        ListRefused: Whatever makes the file no list; see data/imports/refusals.yml.
    """
    members = check_archive(path)
    if "xl/workbook.xml" not in members:
        raise ListRefused("wrong_type", name=path.name)
    try:
        scans = scan_sheets(path)
    except BROKEN as error:
        raise ListRefused("damaged", name=path.name) from error
    return tuple(_sheets(path, scans))


def read_xls(path: Path) -> tuple[Sheet, ...]:
    """As `read_xlsx`, of the older Excel."""
    scans = scan_records(path)
    return tuple(_sheets(path, scans))


def _sheets(path: Path, scans: Mapping[str, Scan] | Sequence[Scan]) -> Iterator[Sheet]:
    for index, name, start, values, ranges in _values(path):
        if isinstance(scans, Mapping):
            scan = scans.get(name, Scan())
        else:
            scan = scans[index] if index < len(scans) else Scan()
        yield _sheet(name, start or (0, 0), values, ranges or (), scan)


def _values(path: Path) -> Iterator[_SheetValues]:
    command = [sys.executable, "-I", excel_process.__file__, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise ListRefused("damaged", name=path.name) from error
    if done.returncode:
        raise ListRefused(_REFUSALS.get(done.returncode, "damaged"), name=path.name)
    yield from pickle.loads(done.stdout)  # noqa: S301 - written by our own process


def _sheet(
    name: str,
    start: tuple[int, int],
    values: Sequence[Sequence[CellValue]],
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    scan: Scan,
) -> Sheet:
    first_row, first_column = start
    width = max(map(len, values), default=0)
    names = [column_letters(column) for column in range(first_column + width)]
    rows: list[tuple[Cell, ...]] = [()] * first_row
    for number, row in enumerate(values, first_row + 1):
        before = (Cell("", None, f"{letters}{number}") for letters in names[:first_column])
        cells = (
            cell_of(None if value == "" else value, f"{letters}{number}")
            for letters, value in zip(names[first_column:], row, strict=False)
        )
        rows.append((*before, *cells))
    for place, doubt in scan.doubts.items():
        _mark(rows, place, doubt)
    merges = tuple(Merge(*first, *last) for first, last in ranges if first != last)
    return Sheet(name=name, rows=rows, merges=merges)


def _mark(rows: list[tuple[Cell, ...]], place: Place, doubt: str) -> None:
    """Put a doubt on a cell, which may stand beyond all that have a value."""
    row, column = place
    rows.extend([()] * (row + 1 - len(rows)))
    cells = list(rows[row])
    cells.extend(Cell("", None, cell_address(row, at)) for at in range(len(cells), column + 1))
    cells[column] = replace(cells[column], doubt=doubt)
    rows[row] = tuple(cells)
