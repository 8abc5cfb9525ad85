"""Money asked for going abroad: what a message says of it, and what the law of the day allows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from services.licences.fee_ceilings import Verdict, compare_fee, service_fee_law
from services.licences.fee_question import FeeQuestion, fee_question
from services.policy.rating import Rating
from services.policy.seed import read_folder
from services.policy.values import Values
from services.resources import read_yaml
from tests.services.licences.test_question import messages

CASES = read_yaml(Path(__file__).parent / "cases/fees.yml")
TODAY = date(2026, 11, 23)
MILLION = 1_000_000
FEW = 3  # of thirteen thousand messages, and those do tell of money asked for going abroad
ASKED_FOR = re.compile(r"giữ chỗ|đòi 7 ngàn đô")


@pytest.fixture(scope="module")
def values() -> Iterator[Values]:
    yield read_folder().values


@pytest.mark.parametrize("case", CASES["asks"], ids=lambda case: case["text"])
def test_money_asked_for_is_compared_with_the_law(case: dict[str, Any], values: Values) -> None:
    question = fee_question(case["text"])
    assert question == FeeQuestion(
        amount=case["amount"] * MILLION,
        purpose=case.get("purpose", ""),
        monthly_pay=case["pay"] * MILLION if "pay" in case else None,
        contract_months=case.get("months"),
        seafarer=case.get("seafarer", False),
    )
    compared = compare_fee(question, values, TODAY)
    assert compared.verdict is Verdict(case["verdict"])
    assert compared.ceiling == (case["ceiling"] * MILLION if "ceiling" in case else None)
    needed = case.get("needed")
    assert compared.pay_needed == (None if needed is None else round(needed * MILLION))


@pytest.mark.parametrize("case", CASES["dollars"], ids=lambda case: case["text"])
def test_dollars_are_compared_with_pay_in_dollars_and_never_converted(
    case: dict[str, Any], values: Values
) -> None:
    question = fee_question(case["text"])
    assert question == FeeQuestion(
        amount=case["amount"],
        purpose=case.get("purpose", ""),
        monthly_pay=case.get("pay"),
        contract_months=case.get("months"),
        currency="USD",
    )
    compared = compare_fee(question, values, TODAY)
    assert compared.verdict is Verdict(case["verdict"])
    assert (compared.ceiling, compared.pay_needed) == (case.get("ceiling"), case.get("needed"))


@pytest.mark.parametrize("text", CASES["asks_not"])
def test_other_messages_tell_of_no_money_asked_for(text: str) -> None:
    assert fee_question(text) is None


def test_false_alarms_are_few() -> None:
    alarms = [text for text in messages() if fee_question(text) is not None]
    assert len(alarms) <= FEW
    assert [text for text in alarms if not ASKED_FOR.search(text)] == []


@pytest.mark.parametrize(
    ("months", "ceiling"),
    [
        (12, "1"),
        (18, "1.5"),
        (24, "2"),
        (35, "2.916666666666666666666666667"),
        (36, "3"),
        (60, "3"),
        (None, "3"),
    ],
)
def test_the_ceiling_grows_with_the_contract(months: int | None, ceiling: str, values: Values) -> None:
    law = service_fee_law(values, TODAY)
    assert law is not None
    assert law.months_of_pay(months) == Decimal(ceiling)
    assert [(one.document, one.article, one.clause) for one in law.citations] == [("69/2020/QH14", "23", "4")]


def test_before_the_law_there_is_no_ceiling_to_tell(values: Values) -> None:
    assert service_fee_law(values, date(2021, 12, 31)) is None
    question = FeeQuestion(amount=90 * MILLION, monthly_pay=20 * MILLION)
    assert compare_fee(question, values, date(2021, 12, 31)).verdict is Verdict.OPEN


@pytest.mark.parametrize("rating", [Rating.REPORTED, Rating.UNCONFIRMED])
def test_of_a_figure_nobody_has_read_no_ceiling_is_made(rating: Rating, values: Values) -> None:
    value = values["overseas_fee_long_ceiling"]
    doubtful = replace(value, periods=(replace(value.periods[0], rating=rating),))
    others = {**values.by_name, doubtful.name: doubtful}
    assert service_fee_law(Values(others), TODAY) is None
