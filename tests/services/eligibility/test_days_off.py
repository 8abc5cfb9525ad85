"""Nobody is called late because the last day fell on a day offices do not work."""

from datetime import date
from decimal import Decimal

import pytest

from services.eligibility.days_off import brought_forward, put_off
from services.eligibility.judging import judge
from services.eligibility.model import Verdict
from services.eligibility.rules import rules
from services.policy.seed import read_folder

CONTENT = read_folder()
WORKED = {
    "leaving": "ended",
    "drawing": "none",
    "contract": "long",
    "paid_recent": Decimal(20),
    "job": "none",
    "away_for": "nothing",
}


@pytest.mark.parametrize(
    ("last", "until"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),  # a Friday
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 11, 24), date(2026, 11, 25)),  # a public holiday
        (date(2027, 1, 1), date(2027, 1, 4)),  # one on a Friday
        (date(2027, 2, 5), date(2027, 2, 11)),  # Tết
    ],
)
def test_a_time_limit_that_ends_on_a_day_off_is_put_off_to_the_next_working_day(last, until):
    assert put_off(last) == until


def filed_in_time(left_on, day):
    judged = judge(rules(), {**WORKED, "left_on": left_on}, CONTENT, day, ("unemployment",))
    benefit = next(one for one in judged if one.scheme.id == "unemployment_benefit")
    return benefit, next(reason for reason in benefit.best.reasons if "kể từ ngày nghỉ" in reason.text)


@pytest.mark.parametrize(
    ("left_on", "day", "told"),
    [
        (date(2026, 10, 10), date(2026, 11, 23), date(2027, 1, 8)),  # the last day is a Sunday
        (date(2026, 8, 24), date(2026, 11, 20), date(2026, 11, 23)),  # a public holiday
        (date(2026, 10, 8), date(2026, 11, 23), date(2027, 1, 8)),  # a Friday
        (date(2026, 8, 22), date(2026, 11, 21), date(2026, 11, 22)),  # no working day is left before it
    ],
)
def test_the_day_that_is_told_is_one_on_which_the_office_is_open(left_on, day, told):
    benefit, filed = filed_in_time(left_on, day)
    assert benefit.verdict is Verdict.MET
    assert filed.last_day == told and f"{told:%d/%m/%Y}" in filed.text


def test_a_day_is_brought_forward_over_all_of_tet():
    assert brought_forward(date(2027, 2, 9)) == date(2027, 2, 2)


@pytest.mark.parametrize(
    ("left_on", "day", "verdict"),
    [
        (date(2026, 8, 21), date(2026, 11, 21), Verdict.MET),  # a Saturday
        (date(2026, 8, 21), date(2026, 11, 22), Verdict.ASK),
        (date(2026, 8, 21), date(2026, 11, 23), Verdict.ASK),
        (date(2026, 8, 22), date(2026, 11, 23), Verdict.ASK),
        (date(2026, 8, 24), date(2026, 11, 25), Verdict.ASK),
        (date(2026, 8, 24), date(2026, 11, 26), Verdict.FAILED),
        (date(2026, 8, 20), date(2026, 11, 21), Verdict.FAILED),  # the last day was a Friday
    ],
)
def test_who_may_still_be_in_time_is_sent_to_the_office_and_told_no_later_day(left_on, day, verdict):
    benefit, filed = filed_in_time(left_on, day)
    assert benefit.verdict is verdict
    assert ("nộp ngay" in filed.text) == (verdict is Verdict.ASK)
    assert ("đã hết hạn" in filed.text) == (verdict is Verdict.FAILED)
    assert filed.last_day is None or filed.last_day >= day
    if verdict is Verdict.ASK:
        assert f"{put_off(filed_until(left_on)):%d/%m/%Y}" not in filed.text


def filed_until(left_on: date) -> date:
    return left_on.replace(month=left_on.month + 3)
