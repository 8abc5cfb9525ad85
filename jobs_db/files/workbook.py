"""Workbooks of Excel, read into sheets after they have been looked through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from jobs_db.files.archive import check_archive
from jobs_db.files.cell_text import cell_of
from jobs_db.files.xls_scan import scan_records
from jobs_db.files.xlsx_scan import Place, Scan, scan_sheets
from services.imports.refusals import ListRefused
from services.imports.table import Cell, Merge, Sheet, cell_address, column_letters

_NOT_SHOWN = (SheetVisibleEnum.Hidden, SheetVisibleEnum.VeryHidden)


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
    except (ParseError, KeyError, BadZipFile, ValueError) as error:
        raise ListRefused("damaged", name=path.name) from error
    return tuple(_sheets(path, scans))


def read_xls(path: Path) -> tuple[Sheet, ...]:
    """As `read_xlsx`, of the older Excel."""
    scans = scan_records(path)
    return tuple(_sheets(path, scans))


def _sheets(path: Path, scans: Mapping[str, Scan] | Sequence[Scan]) -> Iterator[Sheet]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            for index, about in enumerate(book.sheets_metadata):
                if about.typ == SheetTypeEnum.MacroSheet or about.typ == SheetTypeEnum.Vba:
                    raise ListRefused("macros", name=path.name)
                if about.visible in _NOT_SHOWN or about.typ != SheetTypeEnum.WorkSheet:
                    continue
                if isinstance(scans, Mapping):
                    scan = scans.get(about.name, Scan())
                else:
                    scan = scans[index] if index < len(scans) else Scan()
                yield _sheet(about.name, book.get_sheet_by_index(index), scan)
    except PasswordError as error:
        raise ListRefused("encrypted", name=path.name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise ListRefused("damaged", name=path.name) from error


def _sheet(name: str, source: CalamineSheet, scan: Scan) -> Sheet:
    first_row, first_column = source.start or (0, 0)
    names = [column_letters(column) for column in range(first_column + source.width)]
    rows: list[tuple[Cell, ...]] = [()] * first_row
    for number, values in enumerate(source.to_python(), first_row + 1):
        before = (Cell("", None, f"{letters}{number}") for letters in names[:first_column])
        cells = (
            cell_of(None if value == "" else value, f"{letters}{number}")
            for letters, value in zip(names[first_column:], values, strict=False)
        )
        rows.append((*before, *cells))
    for place, doubt in scan.doubts.items():
        _mark(rows, place, doubt)
    ranges = source.merged_cell_ranges or ()
    return Sheet(
        name=name,
        rows=rows,
        merges=tuple(Merge(*start, *end) for start, end in ranges if start != end),
    )


def _mark(rows: list[tuple[Cell, ...]], place: Place, doubt: str) -> None:
    """Put a doubt on a cell, which may stand beyond all that have a value."""
    row, column = place
    rows.extend([()] * (row + 1 - len(rows)))
    cells = list(rows[row])
    cells.extend(Cell("", None, cell_address(row, at)) for at in range(len(cells), column + 1))
    cells[column] = replace(cells[column], doubt=doubt)
    rows[row] = tuple(cells)
