"""Guessing becomes slow."""

from datetime import datetime, timedelta, timezone

import pytest

from services.staff.throttle import next_try

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(0, None), (4, None), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (5_000, 15)],
)
def test_the_pause_doubles_up_to_a_quarter_of_an_hour(failures, minutes):
    at = next_try([NOW - timedelta(seconds=failures - n - 1) for n in range(failures)], free=5)
    assert at == (None if minutes is None else NOW + timedelta(minutes=minutes))
