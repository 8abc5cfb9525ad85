"""What going abroad costs the person, beside the legal ceiling, and when the work has paid for it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from services.overseas.costs import BreakEven, break_even, cost_sheet
from services.overseas.model import CostLine
from services.policy.seed import read_folder
from services.policy.values import Values
from tests.services.overseas.test_search import order

TODAY = date(2026, 11, 23)
MILLION = 1_000_000


@pytest.fixture(scope="module")
def values() -> Iterator[Values]:
    yield read_folder().values


def costs(*lines: tuple[str, int | None, str]) -> tuple[CostLine, ...]:
    return tuple(
        CostLine(name=name, amount=None if millions is None else millions * MILLION, paid_by=payer)
        for name, millions, payer in lines
    )


SHEET = costs(
    ("Tiền dịch vụ", 60, "worker"),
    ("Học tiếng", 10, "worker"),
    ("Ký quỹ ngân hàng", 30, "worker"),
    ("Vé máy bay", 9, "employer"),
)


def test_a_deposit_comes_back_and_is_no_cost(values: Values) -> None:
    sheet = cost_sheet(order("a", costs=SHEET), values, TODAY)
    assert (sheet.total, sheet.deposit, sheet.service) == (70 * MILLION, 30 * MILLION, 60 * MILLION)


def test_half_a_sum_is_no_sum(values: Values) -> None:
    sheet = cost_sheet(order("a", costs=(*SHEET, *costs(("Visa", None, "worker")))), values, TODAY)
    assert (sheet.total, sheet.service) == (None, 60 * MILLION)


@pytest.mark.parametrize(
    ("facts", "ceiling", "over"),
    [
        ({"contract_months": 36}, 84, False),
        ({"contract_months": 24}, 56, True),
        ({"contract_months": 12}, 28, True),
        ({"contract_months": 60}, 84, False),
        ({"contract_months": None}, None, False),
        ({"contract_months": 36, "salary_min": None}, None, False),
        ({"contract_months": 36, "programme": "crew"}, None, False),
    ],
)
def test_the_ceiling_stands_beside_what_is_asked(
    facts: dict[str, Any], ceiling: int | None, over: bool, values: Values
) -> None:
    sheet = cost_sheet(order("a", costs=SHEET, **facts), values, TODAY)
    assert (sheet.ceiling, sheet.is_over) == (ceiling and ceiling * MILLION, over)


def test_without_the_law_there_is_no_ceiling(values: Values) -> None:
    offer = order("a", costs=SHEET, contract_months=36)
    assert cost_sheet(offer, None, TODAY).ceiling is None
    assert cost_sheet(offer, values, date(2021, 12, 31)).ceiling is None


def test_money_for_a_broker_is_seen(values: Values) -> None:
    sheet = cost_sheet(order("a", costs=costs(("Phí môi giới nước ngoài", 20, "worker"))), values, TODAY)
    assert (sheet.broker, sheet.service) == (20 * MILLION, None)


@pytest.mark.parametrize(
    ("lines", "salary", "months"),
    [
        ([("Tiền dịch vụ", 70, "worker")], 28, 5),
        ([("Tiền dịch vụ", 71, "worker")], 28, 6),
        ([("Tiền dịch vụ", 70, "worker"), ("Ký quỹ", 100, "worker")], 28, 5),
        ([("Tiền dịch vụ", 70, "employer")], 28, None),
        ([("Tiền dịch vụ", None, "worker")], 28, None),
        ([("Tiền dịch vụ", 70, "worker")], None, None),
        ([], 28, None),
    ],
)
def test_break_even_needs_both_pay_and_costs(lines: Any, salary: int | None, months: int | None) -> None:
    found = break_even(order("a", costs=costs(*lines), salary_min=salary and salary * MILLION))
    assert found == (None if months is None else BreakEven(months, 14 * MILLION, 50))
