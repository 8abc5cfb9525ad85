"""How much of a wanted trade another one is worth."""

import pytest

from language.occupations import occupations
from services.jobs.trade_likeness import NEAR, likeness, likenesses
from services.resources import load_yaml

LISTED = [(*row["trades"], row["worth"]) for row in load_yaml("matching/near_trades.yml")]


def test_the_wanted_trade_is_worth_all():
    assert likeness(["may"], "may") == 1.0


@pytest.mark.parametrize(
    ("wanted", "near", "far"),
    [("may", "giay-dep", "dien-tu"), ("tho-ho", "phu-ho", "bao-ve"), ("ban-hang", "thu-ngan", "tiep-thi")],
)
def test_a_near_trade_is_worth_part_and_a_farther_one_less(wanted, near, far):
    assert 1.0 > likeness([wanted], near) > likeness([wanted], far) >= 0.0


def test_the_nearest_of_several_wanted_trades_counts():
    assert likeness(["bao-ve", "tho-ho"], "phu-ho") == likeness(["tho-ho"], "phu-ho")


def test_more_digits_of_the_code_are_worth_more():
    # 8153 and 8156 share three digits, 9321 and 9329 as well; 7112 and 7131 only two.
    assert likenesses("tho-ho")["go"] < likenesses("cn-thoi-vu")["may-phu"]


def test_trades_called_by_one_word_are_near():
    assert likeness(["lai-xe-con"], "lai-xe-tai") >= 0.5


@pytest.mark.parametrize("trade", occupations())
def test_likeness_is_mutual_and_within_bounds(trade):
    for other, worth in likenesses(trade).items():
        assert 0 < worth < 1
        assert likenesses(other)[trade] == worth


@pytest.mark.parametrize(("one", "other", "worth"), LISTED)
def test_a_listed_pair_has_the_worth_of_the_list(one, other, worth):
    assert one in occupations() and other in occupations()
    assert likeness([one], other) == likeness([other], one) == worth


def test_each_pair_is_listed_once():
    pairs = [frozenset(row[:2]) for row in LISTED]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("offered", [None, "no-such-trade"])
def test_what_is_no_trade_is_worth_nothing(offered):
    assert likeness(["may"], offered) == likeness(["no-such-trade"], "may") == likeness([], "may") == 0.0


def test_what_may_be_offered_instead_is_near():
    assert 0 < NEAR <= min(worth for *_, worth in LISTED if worth)
