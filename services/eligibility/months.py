"""Months counted from a day."""

from __future__ import annotations

import calendar
from datetime import date

_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last day of a month that is too short.

    Raises:
        OverflowError: After the year 9999.
    """
    counted = day.month - 1 + months
    year, month = day.year + counted // _YEAR, counted % _YEAR + 1
    if year > date.max.year:
        raise OverflowError(f"{months} months after {day} is no day.")
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
