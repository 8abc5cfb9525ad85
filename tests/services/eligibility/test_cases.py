"""The Center's rules against situations written from the law by somebody who had not seen the rules."""

from datetime import date
from pathlib import Path

import pytest

from services.eligibility.answers import read_answers
from services.eligibility.judging import judge
from services.eligibility.rules import rules
from services.policy.seed import read_folder
from services.resources import read_yaml

FILES = ("cases.yml", "cases_of_caseworkers.yml")
CASES = [case for name in FILES for case in read_yaml(Path(__file__).with_name(name))]
TODAY = date(2026, 11, 23)
CONTENT = read_folder()


def judged(case):
    day = date.fromisoformat(case["day"]) if "day" in case else TODAY
    answers = read_answers(rules(), {name: str(answer) for name, answer in case["answers"].items()}, day)
    return {one.scheme.id: one for one in judge(rules(), answers, CONTENT, day)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_verdict_is_that_of_the_law(case):
    found = judged(case)
    for expected in case["expect"]:
        one = found[expected["scheme"]]
        assert one.verdict.value == expected["verdict"], expected["because"]
        told = " ".join([one.best.gives.text if one.best.gives else "", *one.best.lines])
        told += " ".join(reason.text for reason in one.best.reasons)
        for figure in expected.get("says", ()):
            assert figure in told
