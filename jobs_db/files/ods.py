"""Spreadsheets of LibreOffice, read from their XML: the borrowed reader knows no merged cells there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from jobs_db.files.archive import BROKEN, check_archive
from jobs_db.files.cell_text import cell_of
from jobs_db.files.limits import MAX_MERGES, MAX_TEXT
from jobs_db.files.reach import Reach
from jobs_db.files.xlsx_scan import ERROR_VALUE, FORMULA_WITHOUT_VALUE
from services.imports.refusals import ListRefused
from services.imports.table import Cell, CellValue, Merge, Sheet, cell_address

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_NUMBERS = ("float", "currency", "percentage")


def read_ods(path: Path) -> tuple[Sheet, ...]:
    """The sheets of an .ods, with the values last saved.

    Raises:
        ListRefused: Whatever makes the file no list; see data/imports/refusals.yml.
    """
    members = check_archive(path)
    try:
        with ZipFile(path) as archive:
            if "content.xml" not in members or archive.read("mimetype").strip() != _TYPE:
                raise ListRefused("wrong_type", name=path.name)
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in members else b""
            if b"encryption-data" in manifest:
                raise ListRefused("encrypted", name=path.name)
            with archive.open("content.xml") as content:
                return tuple(_OdsReader(path.name).sheets(iterparse(content, ("start", "end"))))  # noqa: S314
    except BROKEN as error:
        raise ListRefused("damaged", name=path.name) from error


class _OdsReader:
    """Keeps one sheet at a time; empty rows and cells repeated to the edge of the sheet cost nothing."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._reach = Reach()
        self._text = 0

    def sheets(self, events: Iterator[tuple[str, Element]]) -> Iterator[Sheet]:
        name, rows, merges = "", [], []  # type: tuple[str, list[tuple[Cell, ...]], list[Merge]]
        row = 0
        for event, node in events:
            if event == "start":
                if node.tag == f"{_TABLE}table":
                    name, rows, merges, row = node.get(f"{_TABLE}name", ""), [], [], 0
                    self._reach.begin(name)
            elif node.tag == f"{_TABLE}table-row":
                row = self._read_row(node, row, rows, merges)
                node.clear()
            elif node.tag == f"{_TABLE}table":
                self._reach.end()
                node.clear()
                yield Sheet(name=name, rows=rows, merges=tuple(merges))

    def _read_row(self, node: Element, row: int, rows: list[tuple[Cell, ...]], merges: list[Merge]) -> int:
        repeated = _count(node, f"{_TABLE}number-rows-repeated")
        if any(_is_filled(cell) for cell in node if cell.tag in _CELLS):
            rows.extend([()] * (row - len(rows)))
            for number in range(row, row + repeated):
                rows.append(tuple(self._read_cells(node, number, merges)))
        return row + repeated

    def _read_cells(self, node: Element, row: int, merges: list[Merge]) -> Iterator[Cell]:
        column = waiting = 0
        for cell in node:
            if cell.tag not in _CELLS:
                continue
            repeated = _count(cell, f"{_TABLE}number-columns-repeated")
            if not _is_filled(cell):
                waiting += repeated  # given only if a filled one follows
                continue
            self._reach.cell(row + 1, column + waiting + repeated)
            for _ in range(waiting):
                yield Cell("", None, cell_address(row, column))
                column += 1
            waiting = 0
            for _ in range(repeated):
                self._note_merge(cell, row, column, merges)
                yield self._read_cell(cell, cell_address(row, column))
                column += 1

    def _read_cell(self, node: Element, address: str) -> Cell:
        value = _value(node)
        doubt = ""
        if node.get(f"{_CALC}value-type") == "error":
            value, doubt = None, ERROR_VALUE
        elif value is None and node.get(f"{_TABLE}formula") and not node.get(f"{_OFFICE}value-type"):
            doubt = FORMULA_WITHOUT_VALUE
        if isinstance(value, str):
            self._text += len(value)
            if self._text > MAX_TEXT:
                raise ListRefused("bomb", name=self._file_name)
        return cell_of(value, address, doubt)

    def _note_merge(self, node: Element, row: int, column: int, merges: list[Merge]) -> None:
        height = _count(node, f"{_TABLE}number-rows-spanned")
        width = _count(node, f"{_TABLE}number-columns-spanned")
        if (height > 1 or width > 1) and node.tag == _CELLS[0]:
            merges.append(Merge(row, column, row + height - 1, column + width - 1))
            if len(merges) > MAX_MERGES:
                raise ListRefused("bomb", name=self._file_name)


def _count(node: Element, name: str) -> int:
    return max(int(node.get(name, "1")), 1)


def _is_filled(node: Element) -> bool:
    """Whether a cell holds something; one that is covered by a merged area shows nothing."""
    if node.tag == _CELLS[1]:
        return False
    return bool(
        node.get(f"{_OFFICE}value-type")
        or node.get(f"{_TABLE}formula")
        or any(child.tag in _PARAGRAPHS for child in node)
    )


def _value(node: Element) -> CellValue:
    kind = node.get(f"{_OFFICE}value-type")
    if kind in _NUMBERS:
        return float(node.get(f"{_OFFICE}value", ""))
    if kind == "boolean":
        return node.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _day(node.get(f"{_OFFICE}date-value", ""))
    return "\n".join(_paragraph(child) for child in node if child.tag in _PARAGRAPHS) or None


def _day(written: str) -> date | datetime:
    return datetime.fromisoformat(written[:19]) if "T" in written else date.fromisoformat(written)


def _paragraph(node: Element) -> str:
    """The text of a paragraph; blanks in a row, tabs and line ends are elements there."""
    text = node.text or ""
    for child in node:
        if child.tag == f"{_TEXT}s":
            text += " " * min(_count(child, f"{_TEXT}c"), 100)
        elif child.tag == f"{_TEXT}tab":
            text += "\t"
        elif child.tag == f"{_TEXT}line-break":
            text += "\n"
        elif child.tag != f"{_OFFICE}annotation":
            text += _paragraph(child)
        text += child.tail or ""
    return text
