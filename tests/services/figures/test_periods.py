"""Which days are shown, what they are compared with, and how they are read."""

from datetime import date, timedelta

import pytest

from services.errors import InvalidInput
from services.figures.model import Piece, Span
from services.figures.periods import pieces, read_period, year_span
from services.figures.report import last_year

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        ("week", "2026-11-17", "2026-11-23"),
        ("month_days", "2026-10-25", "2026-11-23"),
        ("this_month", "2026-11-01", "2026-11-23"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("this_quarter", "2026-10-01", "2026-11-23"),
        ("this_year", "2026-01-01", "2026-11-23"),
        ("last_year", "2025-01-01", "2025-12-31"),
    ],
)
def test_every_choice_has_its_days(preset, first, last):
    span = read_period({"period": preset}, TODAY).span
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


def test_a_period_is_compared_with_as_many_days_before_it():
    period = read_period({"period": "own", "from": "2026-11-10", "to": "2026-11-19"}, TODAY)
    assert period.before == Span(date(2026, 10, 31), date(2026, 11, 9))
    assert read_period(period.query, TODAY) == period


def test_days_that_have_not_come_are_left_out():
    assert read_period({"period": "own", "from": "2026-11-20", "to": "2026-12-31"}, TODAY).span.last == TODAY


@pytest.mark.parametrize("year", [2019, 2027])
def test_only_years_that_were_counted_have_a_report(year):
    with pytest.raises(InvalidInput, match="year"):
        year_span(year, TODAY)


def test_the_day_a_year_ago_is_there_in_leap_years_too():
    assert last_year(date(2028, 2, 29)) == date(2027, 2, 28)
    assert last_year(date(2026, 12, 31)) == date(2025, 12, 31)


@pytest.mark.parametrize("summed", [None, date(2026, 1, 1), date(2026, 6, 1), date(2026, 10, 1)])
@pytest.mark.parametrize("first", [date(2026, 1, 1), date(2026, 1, 31), date(2026, 5, 15), date(2026, 11, 1)])
@pytest.mark.parametrize("days", [1, 15, 31, 90, 200])
def test_pieces_cover_every_day_once_and_only_summed_months_are_read_whole(summed, first, days):
    span = Span(first, first + timedelta(days=days - 1))
    covered = []
    for piece in pieces(span, summed):
        covered += _days(piece)
        if piece.months:
            assert summed is not None and piece.span.last <= summed
    assert covered == [span.first + timedelta(days=at) for at in range(days)]


def _days(piece: Piece) -> list[date]:
    last = piece.span.last
    if piece.months:
        last = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return [piece.span.first + timedelta(days=at) for at in range((last - piece.span.first).days + 1)]
