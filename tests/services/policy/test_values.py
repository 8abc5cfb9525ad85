"""Reference values: what held on a day, what follows from what, and how it is said."""

from datetime import date
from decimal import Decimal

import pytest

from services.errors import NotFound
from services.policy.rating import Rating
from services.policy.units import said
from tests.policy_samples import CONTENT

VALUES = CONTENT.values


@pytest.mark.parametrize(
    ("day", "said_then"),
    [
        (date(2024, 7, 1), "500.000 đồng"),
        (date(2026, 6, 30), "500.000 đồng"),
        (date(2026, 7, 1), "540.000 đồng"),
        (date(2027, 12, 31), "540.000 đồng"),
    ],
)
def test_a_value_is_that_of_the_day(day, said_then):
    assert VALUES.on("social_standard", day).said() == said_then


def test_a_value_that_did_not_hold_is_none():
    assert VALUES.on("social_standard", date(2024, 6, 30)) is None


def test_a_multiple_follows_its_base():
    assert VALUES.on("disabled_severe_adult", date(2026, 1, 1)).amount == 750_000
    assert VALUES.on("disabled_severe_adult", date(2026, 11, 1)).amount == 810_000


def test_a_multiple_of_a_value_that_did_not_hold_is_none():
    assert VALUES.on("disabled_severe_adult", date(2022, 1, 1)) is None


def test_a_multiple_is_no_surer_than_its_base():
    assert VALUES.on("disabled_severe_adult", date(2026, 11, 1)).rating is Rating.REPORTED


def test_an_unknown_value_is_an_error():
    with pytest.raises(NotFound, match="no_such_value"):
        VALUES.on("no_such_value", date(2026, 1, 1))


def test_what_depends_on_a_value_is_known():
    assert VALUES.depending_on("social_standard") == ("social_standard", "disabled_severe_adult")


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("540000", "vnd", "540.000 đồng"),
        ("1350000", "vnd", "1.350.000 đồng"),
        ("27000000", "vnd", "27 triệu đồng"),
        ("10000000000", "vnd", "10 tỷ đồng"),
        ("10.5", "percent", "10,5%"),
        ("60", "percent", "60%"),
        ("7", "working_days", "7 ngày làm việc"),
        ("0.5", "months_of_pay", "0,5 tháng lương"),
    ],
)
def test_amounts_are_said_as_people_say_them(amount, unit, words):
    assert said(Decimal(amount), unit) == words


def test_a_bare_amount_has_no_unit_and_is_not_scaled():
    assert said(Decimal(27_000_000), "vnd", bare=True) == "27.000.000"
