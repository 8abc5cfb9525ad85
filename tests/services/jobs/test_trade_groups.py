"""Trades that may be offered one for another."""

import pytest

from language.occupations import occupations
from services.jobs.trade_groups import related_occupations


@pytest.mark.parametrize(
    ("trade", "related"), [("tho-ho", "phu-ho"), ("may", "may-phu"), ("tom-che-bien", "dong-goi")]
)
def test_near_trades_are_related_both_ways(trade, related):
    assert related in related_occupations([trade])
    assert trade in related_occupations([related])


@pytest.mark.parametrize(("trade", "other"), [("may", "bao-ve"), ("ke-toan", "phu-ho"), ("bep", "nuoi-tom")])
def test_far_trades_are_not(trade, other):
    assert other not in related_occupations([trade])


def test_no_trade_is_related_to_itself():
    assert [name for name in occupations() if name in related_occupations([name])] == []


def test_unknown_and_missing_trades_have_no_relatives():
    assert related_occupations([]) == related_occupations(["no-such-trade"]) == ()
