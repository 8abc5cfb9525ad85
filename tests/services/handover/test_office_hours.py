"""When officers are there."""

from datetime import date, datetime

import pytest

from services.calendar import CA_MAU_TIME
from services.errors import InvalidInput
from services.handover.office_hours import OfficeHours, hours_from, read_office_hours
from services.handover.when import half_day, span
from services.resources import load_yaml

WORKDAY = [["07:00", "11:00"], ["13:00", "17:00"]]
WEEK = {
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), WORKDAY),
    "saturday": [],
    "sunday": [],
}


def at(text: str) -> datetime:
    """An instant by the clock in Cà Mau: "2026-11-23 08:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=CA_MAU_TIME)


def hours(**changed: object) -> OfficeHours:
    return read_office_hours({"confirmed": False, "week": WEEK, "closed": [], "opened": [], **changed})


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        ("2026-11-23 06:59", False),
        ("2026-11-23 07:00", True),
        ("2026-11-23 11:00", False),
        ("2026-11-23 13:00", True),
        ("2026-11-23 17:00", False),
        ("2026-11-28 08:00", False),  # Saturday
        ("2026-11-24 08:00", False),  # the day of culture
        ("2026-11-25 08:00", True),
        ("2027-02-05 08:00", False),  # the last day of the old year of the moon
        ("2027-02-06 08:00", False),
        ("2027-04-16 08:00", False),
        ("2027-04-30 08:00", False),
        ("2027-09-02 08:00", False),
    ],
)
def test_officers_are_there_on_working_days_only(instant: str, is_open: bool) -> None:
    assert hours_from(None, None).is_open(at(instant)) is is_open


def test_an_instant_counts_by_the_clock_in_ca_mau() -> None:
    assert hours_from(None, None).is_open(datetime.fromisoformat("2026-11-23T00:30:00+00:00"))


def test_a_day_worked_beside_the_week_is_open_and_no_day_off() -> None:
    off = {"from": date(2026, 11, 28), "until": date(2026, 11, 28), "name": "x", "verified": True}
    extra = {"day": date(2026, 11, 28), "hours": [["07:00", "11:00"]], "why": "x"}
    found = hours(closed=[off], opened=[extra])
    assert found.is_open(at("2026-11-28 08:00"))
    assert found.day_off(date(2026, 11, 28)) is None


def test_what_follows_begins_with_the_window_that_is_open() -> None:
    following = hours().following(at("2026-11-27 15:00"))
    begun = [next(following).begins for _ in range(3)]
    assert begun == [at("2026-11-27 13:00"), at("2026-11-30 07:00"), at("2026-11-30 13:00")]


def test_tet_is_crossed() -> None:
    window = next(hours_from(None, None).following(at("2027-02-02 17:30")))
    assert window.begins == at("2027-02-11 07:00")


def test_every_day_off_says_whether_it_is_verified() -> None:
    rows = load_yaml("office_hours.yml")["closed"]
    assert {type(row["verified"]) for row in rows} == {bool}
    assert all(row["name"] for row in rows)


@pytest.mark.parametrize("wrong", [[["11:00", "07:00"]], [["07:00", "11:00"], ["10:00", "12:00"]]])
def test_hours_out_of_order_are_refused(wrong: list[list[str]]) -> None:
    with pytest.raises(InvalidInput):
        hours(week={**WEEK, "monday": wrong})


def test_days_off_the_wrong_way_round_are_refused() -> None:
    off = {"from": date(2026, 11, 28), "until": date(2026, 11, 27), "name": "x", "verified": True}
    with pytest.raises(InvalidInput):
        hours(closed=[off])


def test_no_hour_of_the_clock_is_told_before_the_center_has_confirmed_it() -> None:
    now = at("2026-11-23 18:00")
    window = next(hours().following(now))
    assert half_day(window, now, hours()) == "sáng mai, thứ Ba 24/11"
    assert half_day(window, now, hours(confirmed=True)) == "sáng mai, thứ Ba 24/11 (07:00–11:00)"


def test_today_is_called_today() -> None:
    now = at("2026-11-23 08:00")
    assert half_day(next(hours().following(now)), now, hours()) == "sáng nay"


def test_an_hour_that_was_wished_for_is_told_back() -> None:
    now = at("2026-11-23 08:00")
    told = span(at("2026-11-25 14:00"), at("2026-11-25 15:00"), now, hours())
    assert told == "14:00–15:00 chiều thứ Tư 25/11"
