"""Pay by the month, whatever it is paid by."""

import pytest

from services.jobs import piece_pay
from services.jobs.monthly_pay import BASES, monthly_pay
from services.jobs.piece_pay import PieceRate, a_month_of, read_piece_rate
from services.resources import load_yaml
from tests.services.jobs.around_dam_doi import job


def test_pay_by_the_month_is_what_was_stated():
    pay = monthly_pay(job("a", salary_unit="month"))
    assert (pay.low, pay.high, pay.basis) == (8_000_000, 10_000_000, "stated")


def test_pay_by_the_day_is_that_of_full_days():
    pay = monthly_pay(job("a", salary_unit="day", salary_min=7_800_000, salary_max=None))
    assert (pay.low, pay.high, pay.basis, pay.top) == (7_800_000, None, "full_days", 7_800_000)


def test_part_time_by_the_hour_brings_its_share():
    hourly = {"salary_unit": "hour", "salary_min": 4_160_000, "salary_max": 5_200_000}
    part = monthly_pay(job("a", **hourly, work_time=("part_time", "evening")))
    full = monthly_pay(job("a", **hourly, work_time=("full_time", "part_time")))
    assert (part.low, part.high, part.basis, part.hours_a_day) == (2_080_000, 2_600_000, "part_time", 4)
    assert (full.low, full.high, full.basis) == (4_160_000, 5_200_000, "full_days")


def test_no_pay_stated_is_no_pay():
    pay = monthly_pay(job("a", salary_min=None, salary_max=None))
    assert (pay.low, pay.high, pay.top, pay.floor) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("2.500 đồng/kg", PieceRate(2_500, 2_500, "kg")),
        ("15-20k một thùng", PieceRate(15_000, 20_000, "thung")),
        ("2,5 ngàn/ký", PieceRate(2_500, 2_500, "ky")),
        ("ăn theo hàng, 30.000đ/ thùng", PieceRate(30_000, 30_000, "thung")),
        ("theo sản phẩm", None),
        ("300.000 đồng/ngày", None),
        ("", None),
    ],
)
def test_a_rate_for_a_piece_is_read(text, rate):
    assert read_piece_rate(text) == rate


def test_a_month_by_the_piece_is_told_only_where_somebody_has_checked_how_much_is_done(monkeypatch):
    row = {"trade": "tom-che-bien", "words": ["kg"], "a_day": [60, 100], "checked_on": "2026-11-23"}
    assert a_month_of("2.500 đồng/kg", "tom-che-bien") is None
    monkeypatch.setattr(piece_pay, "_checked", lambda: [row])
    assert a_month_of("2.500 đồng/kg", "tom-che-bien") == (3_900_000, 6_500_000)
    assert a_month_of("2.500 đồng/kg", "may") is None
    facts = {"pay_text": "2.500 đồng/kg", "occupation_id": "tom-che-bien", "salary_unit": "piece"}
    pay = monthly_pay(job("a", **facts, salary_min=None, salary_max=None))
    assert (pay.low, pay.high, pay.basis) == (3_900_000, 6_500_000, "pieces")


@pytest.mark.parametrize("basis", BASES)
def test_every_basis_has_its_words(basis):
    assert "{pay}" in load_yaml("phrases.yml")["month_of"][basis]
