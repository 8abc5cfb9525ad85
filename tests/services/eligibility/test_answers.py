from datetime import date
from decimal import Decimal

import pytest

from services.eligibility.answers import read_answers
from services.eligibility.model import Fact, FactKind, Rules
from services.errors import InvalidInput

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
    assert read_answers(RULES, written) == {
        "age": Decimal(76),
        "household": "poor",
        "left_on": date(2026, 9, 30),
    }


def test_what_nobody_knows_is_left_out():
    assert read_answers(RULES, {"age": "", "household": "  "}) == {}


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
        ("left_on", "30/9/2026"),
        ("left_on", "2026-13-01"),
        ("left_on", "hôm qua"),
        ("left_on", "9999-12-31"),
        ("left_on", "0001-01-01"),
    ],
)
def test_what_the_fact_cannot_be_is_refused(fact, text):
    with pytest.raises(InvalidInput):
        read_answers(RULES, {fact: text})
