from datetime import date
from pathlib import Path

import pytest

from language.canonical import canonical
from language.quantities import find_ages, find_dates, find_durations, find_headcounts
from tests.yaml_file import read_yaml

TODAY = date(2026, 11, 22)
CASES = read_yaml(Path(__file__).parent / "cases" / "quantities.yml")


def cases(kind):
    return pytest.mark.parametrize("case", CASES[kind], ids=[case["said"] for case in CASES[kind]])


def values(mentions):
    return [mention.value for mention in mentions]


@cases("ages")
def test_ages_are_found(case):
    assert values(find_ages(canonical(case["said"]), TODAY)) == case["found"]


@cases("dates")
def test_days_are_found_day_first(case):
    assert values(find_dates(canonical(case["said"]), TODAY)) == case["found"]


@cases("durations")
def test_durations_are_found_in_months(case):
    assert values(find_durations(canonical(case["said"]))) == case["found"]


@cases("headcounts")
def test_numbers_of_people_are_found(case):
    assert values(find_headcounts(canonical(case["said"]))) == case["found"]


def test_a_year_of_birth_counts_from_the_day_of_asking():
    text = canonical("sinh năm 1990")

    assert values(find_ages(text, date(2030, 1, 1))) == [{"minimum": 40, "maximum": 40}]


def test_the_month_after_december_is_january():
    assert values(find_dates(canonical("tháng tới"), date(2026, 12, 31))) == [date(2027, 1, 1)]
