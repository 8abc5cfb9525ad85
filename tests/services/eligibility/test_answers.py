from datetime import date
from decimal import Decimal

import pytest

from services.eligibility.answers import read_answers
from services.eligibility.model import Fact, FactKind, Rules
from services.errors import InvalidInput

TODAY = date(2026, 11, 23)
RULES = Rules(
    facts={
        "age": Fact(
            id="age",
            label="",
            ask="",
            kind=FactKind.NUMBER,
            choices={},
            unit="years_of_age",
            most=Decimal(120),
        ),
        "wage": Fact(
            id="wage",
            label="",
            ask="",
            kind=FactKind.NUMBER,
            choices={},
            unit="vnd",
            most=Decimal(100_000_000),
        ),
        "household": Fact(
            id="household", label="", ask="", kind=FactKind.CHOICE, choices={"poor": "", "neither": ""}
        ),
        "left_on": Fact(id="left_on", label="", ask="", kind=FactKind.DAY, choices={}),
    },
    schemes=(),
    one_of={},
)


def test_each_kind_is_read():
    written = {"age": " 76 ", "household": "poor", "left_on": "2026-09-30", "note": "76t"}
    assert read_answers(RULES, written, TODAY) == {
        "age": Decimal(76),
        "household": "poor",
        "left_on": date(2026, 9, 30),
    }


@pytest.mark.parametrize(
    ("fact", "text", "read"),
    [
        ("wage", "7tr5", Decimal(7_500_000)),
        ("wage", "5.500.000", Decimal(5_500_000)),
        ("wage", "6 triệu", Decimal(6_000_000)),
        ("wage", "0", Decimal(0)),
        ("age", "76,5", Decimal("76.5")),
        ("left_on", "30/9/2026", date(2026, 9, 30)),
        ("left_on", "1.10.26", date(2026, 10, 1)),
        ("left_on", "5-6-1999", date(1999, 6, 5)),
        ("left_on", "23/11/26", TODAY),
    ],
)
def test_figures_and_days_are_read_as_officers_write_them(fact, text, read):
    assert read_answers(RULES, {fact: text}, TODAY) == {fact: read}


def test_what_nobody_knows_is_left_out():
    assert read_answers(RULES, {"age": "", "household": "  "}, TODAY) == {}


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("age", "abc"),
        ("age", "-1"),
        ("age", "121"),
        ("age", "NaN"),
        ("age", "Infinity"),
        ("age", "1e9999999"),
        ("age", "7" * 400),
        ("age", "7\x00"),
        ("household", "rich"),
        ("age", "7tr"),
        ("age", "70-80"),
        ("wage", "5"),  # millions, surely; taken as it stands it would make anybody poor
        ("wage", "1500"),
        ("left_on", "30/9"),
        ("left_on", "30/9-2026"),
        ("left_on", "30/9/202"),
        ("left_on", "15 Nov"),
        ("left_on", "2026-13-01"),
        ("left_on", "hôm qua"),
        ("left_on", "9999-12-31"),
        ("left_on", "12/5/98"),  # no time limit that begins then has run out
        ("left_on", "24/11/2026"),
        ("left_on", "0001-01-01"),
    ],
)
def test_what_the_fact_cannot_be_is_refused(fact, text):
    with pytest.raises(InvalidInput):
        read_answers(RULES, {fact: text}, TODAY)
