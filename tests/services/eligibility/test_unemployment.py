"""How much, how long: the examples worked by hand from Articles 39 and 8, and what holds for all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.eligibility.unemployment import Terms, lines, monthly_benefit, months_drawn, months_kept
from services.errors import NotFound
from services.policy.rating import Rating
from services.policy.seed import read_folder
from services.policy.values import Values

TODAY = date(2026, 11, 23)
CONTENT = read_folder()
TERMS = Terms.of(CONTENT, TODAY)
LONGEST = 600  # months


@pytest.mark.parametrize(
    ("paid_in", "drawn", "kept"),
    [
        (0, 0, 0),
        (11, 0, 0),
        (12, 3, 0),
        (30, 3, 0),
        (36, 3, 0),
        (40, 3, 4),
        (47, 3, 11),
        (48, 4, 0),
        (50, 4, 2),
        (84, 7, 0),
        (143, 11, 11),
        (144, 12, 0),
        (160, 12, 0),
    ],
)
def test_months_drawn_and_kept(paid_in, drawn, kept):
    assert months_drawn(paid_in, TERMS) == drawn
    assert months_kept(paid_in, TERMS) == kept


@pytest.mark.parametrize(
    ("average", "zone", "amount"),
    [
        (5_000_000, "zone_4", 3_000_000),
        (7_000_000, "zone_3", 4_200_000),
        (8_000_000, "zone_2", 4_800_000),
        (45_000_000, "zone_2", 23_650_000),
        (45_000_000, "zone_1", 26_550_000),
        (40_000_000, "zone_3", 20_700_000),
        (40_000_000, "zone_4", 18_500_000),
    ],
)
def test_a_month_of_benefit(average, zone, amount):
    ceiling = CONTENT.values.on(f"ui_cap_{zone}", TODAY).amount
    assert monthly_benefit(Decimal(average), ceiling, TERMS) == amount


@given(st.integers(0, LONGEST))
def test_paying_in_longer_never_gives_less(paid_in):
    assert months_drawn(paid_in, TERMS) <= months_drawn(paid_in + 1, TERMS) <= TERMS.most_months


@given(st.integers(36, 144))
def test_every_month_counted_is_drawn_on_or_kept(paid_in):
    steps = months_drawn(paid_in, TERMS) - TERMS.first_months
    drawn_on = TERMS.first_paid_in + steps * TERMS.step_paid_in
    assert drawn_on + months_kept(paid_in, TERMS) == paid_in


@given(st.decimals(0, 10**9, places=0), st.decimals(0, 10**9, places=0))
def test_a_month_never_exceeds_the_ceiling_nor_the_wage(average, ceiling):
    assert monthly_benefit(average, ceiling, TERMS) <= min(ceiling, average)


def test_what_can_be_reckoned_is_told():
    answers = {"average_wage": Decimal(7_000_000), "wage_zone": "zone_3", "paid_months": Decimal(40)}
    told = list(lines(answers, CONTENT, TODAY))
    assert "4.200.000 đồng" in told[0]
    assert "60%" in told[0]
    assert "3 tháng" in told[1]
    assert "4 tháng lẻ" in told[2]


def test_a_capped_amount_is_told_to_be_the_highest():
    answers = {"average_wage": Decimal(45_000_000), "wage_zone": "zone_2"}
    (told,) = lines(answers, CONTENT, TODAY)
    assert "23.650.000 đồng" in told
    assert "cao nhất" in told


def test_nothing_is_reckoned_of_nothing():
    assert list(lines({}, CONTENT, TODAY)) == []
    assert list(lines({"paid_months": Decimal(11)}, CONTENT, TODAY)) == []


@pytest.mark.parametrize(
    ("name", "changes", "left"),
    [
        ("ui_step_paid_in", {"amount": Decimal(0)}, 0),
        ("ui_benefit_share", {"rating": Rating.UNCONFIRMED}, 0),
        ("ui_cap_zone_3", {"rating": Rating.UNCONFIRMED}, 2),
    ],
)
def test_nothing_is_reckoned_with_what_an_editor_left_open(name, changes, left):
    value = CONTENT.values[name]
    changed = replace(value, periods=tuple(replace(one, **changes) for one in value.periods))
    content = replace(CONTENT, values=Values({**CONTENT.values.by_name, name: changed}))
    answers = {"average_wage": Decimal(7_000_000), "wage_zone": "zone_3", "paid_months": Decimal(40)}
    assert len(list(lines(answers, content, TODAY))) == left


def test_before_the_law_nothing_is_reckoned():
    assert list(lines({"paid_months": Decimal(40)}, CONTENT, date(2025, 12, 31))) == []
    with pytest.raises(NotFound):
        Terms.of(CONTENT, date(2025, 12, 31))
