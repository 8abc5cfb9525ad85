"""The days somebody wants to see, and what they are compared with."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from services.errors import InvalidInput
from services.figures.model import Piece, Span

LONGEST_DAYS = 5 * 366
_ONE = timedelta(days=1)


class Preset(str, Enum):
    """Periods to choose from; labels in data/web/figures.yml."""

    TODAY = "today"
    WEEK = "week"
    MONTH_DAYS = "month_days"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Period:
    """A chosen period; `before` is as long and ends where this begins."""

    preset: Preset
    span: Span

    @property
    def before(self) -> Span:
        """What it is compared with."""
        return Span(self.span.first - timedelta(days=self.span.days), self.span.first - _ONE)

    @property
    def query(self) -> Mapping[str, str]:
        """The fields of an address that lead to it."""
        if self.preset is not Preset.OWN:
            return {"period": self.preset.value}
        return {"period": "own", "from": self.span.first.isoformat(), "to": self.span.last.isoformat()}


def read_period(query: Mapping[str, str], today: date, default: Preset = Preset.MONTH_DAYS) -> Period:
    """The period an address names.

    Raises:
        InvalidInput: There is no such period, or its days are none; the message is one of "period", "day",
            "order", "future" and "long".
    """
    try:
        preset = Preset(query.get("period") or default)
    except ValueError as error:
        raise InvalidInput("period") from error
    if preset is not Preset.OWN:
        return Period(preset, _span(preset, today))
    first, last = _day(query.get("from", "")), _day(query.get("to", ""))
    if first > last:
        raise InvalidInput("order")
    if first > today:
        raise InvalidInput("future")
    span = Span(first, min(last, today))
    if span.days > LONGEST_DAYS:
        raise InvalidInput("long")
    return Period(preset, span)


def year_span(year: int, today: date) -> Span:
    """A year as far as it has come.

    Raises:
        InvalidInput: It has not begun, or is before anything was counted.
    """
    if not 2020 <= year <= today.year:
        raise InvalidInput("year")
    return Span(date(year, 1, 1), min(date(year, 12, 31), today))


def pieces(span: Span, summed_until: date | None) -> list[Piece]:
    """The parts of a span that are read: whole months as far as they are summed up, else days.

    Args:
        summed_until: First day of the last month that is summed up.
    """
    if summed_until is None:
        return [Piece(False, span)]
    first = span.first if span.first.day == 1 else _next(span.first)
    last = min(_begin_of_last_whole(span.last), summed_until)
    if first > last:
        return [Piece(False, span)]
    found = [Piece(True, Span(first, last))]
    if span.first < first:
        found.insert(0, Piece(False, Span(span.first, first - _ONE)))
    if _next(last) <= span.last:
        found.append(Piece(False, Span(_next(last), span.last)))
    return found


def _span(preset: Preset, today: date) -> Span:
    month = today.replace(day=1)
    if preset is Preset.TODAY:
        return Span(today, today)
    if preset is Preset.WEEK:
        return Span(today - timedelta(days=6), today)
    if preset is Preset.MONTH_DAYS:
        return Span(today - timedelta(days=29), today)
    if preset is Preset.THIS_MONTH:
        return Span(month, today)
    if preset is Preset.LAST_MONTH:
        last = month - _ONE
        return Span(last.replace(day=1), last)
    if preset is Preset.THIS_QUARTER:
        return Span(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), today)
    if preset is Preset.THIS_YEAR:
        return Span(date(today.year, 1, 1), today)
    return Span(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput("day") from error
    if not 2020 <= day.year <= 2100:
        raise InvalidInput("day")
    return day


def _next(day: date) -> date:
    """The first day of the next month."""
    return day.replace(day=monthrange(day.year, day.month)[1]) + _ONE


def _begin_of_last_whole(last: date) -> date:
    """The first day of the last month that is over at the end of a day."""
    month = last.replace(day=1)
    return month if _next(month) == last + _ONE else (month - _ONE).replace(day=1)
