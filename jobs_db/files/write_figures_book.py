"""A report of figures as .xlsx: a sheet for each table, no cell of which can be taken for a formula."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from services.exports.neutral_cells import neutral_cell
from services.figures.report import Report, report_words
from services.figures.table import Cell, Ratio, Share, Table, shown

_FONT = "Times New Roman"  # what offices in Viet Nam write with
_BORDER = Border(*(Side(style="thin"),) * 4)
_HEAD = PatternFill("solid", fgColor="DDEFE9")
# Made once: a style that is made anew for each cell is most of the time a workbook takes.
_PLAIN, _BOLD = Font(name=_FONT, size=12), Font(name=_FONT, size=12, bold=True)
_NAME = Alignment(wrap_text=True, vertical="top", horizontal="left")
_NUMBER = Alignment(vertical="top", horizontal="right")
_MIDDLE = Alignment(wrap_text=True, horizontal="center", vertical="center")
_LONGEST_NAME = 31  # of a sheet, as Excel has it
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_FIRST_WIDTH, _WIDTH, _LINE_WIDTH = 38, 15, 110


def book_bytes(report: Report) -> bytes:
    """The workbook: what is told on the first sheet, then every table."""
    book = Workbook()
    _put_lines(book.active, report)
    names = {book.active.title}
    for table in (*(one for section in report.sections for one in section.tables), *report.extra):
        _put_table(book.create_sheet(_name(table.title, names)), report, table)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _put_lines(sheet: Any, report: Report) -> None:
    sheet.title = report_words()["sheet"]
    lines = [(report.title, 14, True), (report.subtitle, 13, True), (report.note, 12, False)]
    for number, section in enumerate(report.sections, start=1):
        lines.append((f"{number}. {section.heading}", 12, True))
        lines += [(line, 12, False) for line in section.lines]
    for row, (text, size, bold) in enumerate((one for one in lines if one[0]), start=1):
        cell = _put(sheet.cell(row, 1), text)
        cell.font = Font(name=_FONT, size=size, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = _LINE_WIDTH
    _print_on_a4(sheet, landscape=False)


def _put_table(sheet: Any, report: Report, table: Table) -> None:
    for row, text in enumerate((table.title, report.subtitle, table.note), start=1):
        cell = _put(sheet.cell(row, 1), text)
        cell.font = Font(name=_FONT, size=13 if row == 1 else 11, bold=row == 1)
    head = 5
    for column, text in enumerate(table.headers, start=1):
        cell = _put(sheet.cell(head, column), text)
        cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEAD, _BORDER, _MIDDLE
        sheet.column_dimensions[get_column_letter(column)].width = _FIRST_WIDTH if column == 1 else _WIDTH
    last = len(table.rows)
    for at, line in enumerate(table.lines):
        for column, value in enumerate(line, start=1):
            cell = _put(sheet.cell(head + 1 + at, column), value)
            cell.font, cell.border = _BOLD if at == last else _PLAIN, _BORDER
            cell.alignment = _NAME if column == 1 else _NUMBER
    sheet.freeze_panes = sheet.cell(head + 1, 2)
    sheet.print_title_rows = f"{head}:{head}"
    _print_on_a4(sheet, landscape=len(table.headers) > 5)


def _put(cell: Any, value: Cell) -> Any:
    if isinstance(value, Share | Ratio):
        cell.value, cell.number_format = value.value, "0.0%" if isinstance(value, Share) else "0.0"
    elif isinstance(value, int):
        cell.value, cell.number_format = value, "#,##0"
    else:
        cell.value = neutral_cell(ILLEGAL_CHARACTERS_RE.sub("", shown(value)))
        cell.data_type = "s"  # never left to be guessed
    return cell


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet that no other has."""
    short = _NOT_IN_NAMES.sub(" ", title)[:_LONGEST_NAME].strip()
    name, number = short, 2
    while name in taken:
        name = f"{short[: _LONGEST_NAME - 3]} {number}"
        number += 1
    taken.add(name)
    return name


def _print_on_a4(sheet: Any, *, landscape: bool) -> None:
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
