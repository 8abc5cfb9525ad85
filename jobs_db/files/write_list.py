"""A list written as .xlsx or .csv, no cell of which can be taken for a formula."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from services.exports.neutral_cells import neutral_cell
from services.exports.weekly import ListCell, WeeklyList

_DAY = "dd/mm/yyyy"
_FONT = "Times New Roman"  # what offices in Viet Nam write with
_LONGEST_CELL = 32_767  # Excel's own limit, in characters
_BORDER = Border(*(Side(style="thin"),) * 4)
_HEADER_FILL = PatternFill("solid", fgColor="DDEBF7")


def xlsx_bytes(content: WeeklyList) -> bytes:
    """A workbook with one sheet: the lines above, the header, a row for each vacancy."""
    book = Workbook()
    sheet = book.active
    sheet.title = content.sheet
    for number, line in enumerate(content.above, start=1):
        cell = sheet.cell(number, 1)
        _put(cell, line)
        cell.font = Font(name=_FONT, size=14 if number == 2 else 12, bold=True)
    header = len(content.above) + 1
    for column, (name, width) in enumerate(zip(content.headers, content.widths, strict=True), start=1):
        cell = sheet.cell(header, column)
        _put(cell, name)
        cell.font = Font(name=_FONT, size=12, bold=True)
        cell.fill = _HEADER_FILL
        cell.border = _BORDER
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(content.rows, start=header + 1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            _put(cell, value)
            cell.font = Font(name=_FONT, size=12)
            cell.border = _BORDER
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = sheet.cell(header + 1, 1)
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def csv_bytes(content: WeeklyList) -> bytes:
    """The same rows as text, with the mark by which Excel knows that it is UTF-8."""
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([_text(line)] for line in content.above)
    writer.writerow(map(_text, content.headers))
    writer.writerows([_as_text(value) for value in row] for row in content.rows)
    return file.getvalue().encode("utf-8-sig")


def _put(cell: Cell, value: ListCell) -> None:
    if isinstance(value, str):
        cell.value = _text(value)
        cell.data_type = "s"  # never left to be guessed
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY


def _as_text(value: ListCell) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else _text(str(value))


def _text(text: str) -> str:
    """Without what no file of this kind can hold, as long as a cell may be, and never a formula."""
    return neutral_cell(ILLEGAL_CHARACTERS_RE.sub("", text)[: _LONGEST_CELL - 1])
