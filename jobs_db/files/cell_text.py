"""What a stored value looks like to a person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from services.imports.table import Cell, CellValue

_WHOLE = 1e15  # above it, a float no longer holds every whole number


def cell_of(value: CellValue | timedelta, address: str, doubt: str = "") -> Cell:
    """The cell of a stored value; a day with a time of midnight is a day."""
    if isinstance(value, str):
        return Cell(value, value or None, address, doubt)
    if isinstance(value, bool):
        return Cell(str(value).upper(), value, address, doubt)
    if isinstance(value, float):
        return _number(value, address, doubt)
    if isinstance(value, datetime):
        if value.time() == time():
            return Cell(value.strftime("%d/%m/%Y"), value.date(), address, doubt)
        return Cell(value.strftime("%d/%m/%Y %H:%M"), value, address, doubt)
    if isinstance(value, date):
        return Cell(value.strftime("%d/%m/%Y"), value, address, doubt)
    if isinstance(value, time):
        return Cell(value.strftime("%H:%M"), value, address, doubt)
    if isinstance(value, timedelta):
        text = str(value)
        return Cell(text, text, address, doubt)
    return Cell("" if value is None else str(value), value, address, doubt)


def _number(value: float, address: str, doubt: str) -> Cell:
    """Whole numbers without a point: a telephone number is one to a spreadsheet."""
    if value.is_integer() and abs(value) < _WHOLE:
        return Cell(str(int(value)), int(value), address, doubt)
    return Cell(repr(value), value, address, doubt)
