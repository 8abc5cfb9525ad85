from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.eligibility.months import months_after


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 23), 3, date(2026, 11, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2021, 11, 23), 60, date(2026, 11, 23)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_the_same_day_or_the_last_of_the_month(day, months, then):
    assert months_after(day, months) == then


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_later_days_end_no_earlier(day, months):
    assert months_after(day, months) <= months_after(date.fromordinal(day.toordinal() + 1), months)


def test_there_is_an_end_of_time():
    with pytest.raises(OverflowError):
        months_after(date(9999, 6, 1), 12)
