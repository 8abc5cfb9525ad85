from pathlib import Path

import pytest

from language.canonical import canonical
from language.pay import find_pay
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "pay.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_pay_is_read_as_it_is_meant(case):
    found = [mention.value for mention in find_pay(canonical(case["said"]))]

    actual = [
        {"minimum": pay.minimum, "maximum": pay.maximum, "unit": pay.unit, "kind": pay.kind} for pay in found
    ]
    assert actual == case["pay"]


def test_offsets_cover_the_words_that_were_stated():
    text = canonical("em muốn lương trên 8 triệu ở Năm Căn")

    [mention] = find_pay(text)

    assert text.text[mention.start : mention.end] == mention.value.stated == "trên 8 triệu"


def test_numbers_of_any_length_are_survived():
    text = canonical("lương " + "9" * 5000 + " triệu " + "8-" * 500)

    assert find_pay(text) == []
