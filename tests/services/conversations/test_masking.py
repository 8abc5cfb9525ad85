"""Personal numbers never reach the transcript; telephone numbers and money do."""

from pathlib import Path

import pytest

from services.conversations.masking import mask_beginning, mask_personal_numbers
from services.conversations.typed_text import MAX_TEXT, clean
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases/masking.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["in"])
def test_text_is_kept_as_expected(case: dict[str, str]) -> None:
    assert mask_personal_numbers(case["in"]).text == case["out"]


def test_a_masked_text_is_not_masked_again() -> None:
    for case in CASES:
        assert mask_personal_numbers(case["out"]).text == case["out"]


def test_what_was_hidden_is_named_and_the_rest_is_told_apart() -> None:
    masked = mask_personal_numbers("096123456789")
    assert (masked.kinds, masked.rest) == (("citizen_id",), "")


@pytest.mark.parametrize("number", ["096123456789", "096 123 456 789"])
@pytest.mark.parametrize("after", range(len("096 123 456 789") + 2))
def test_a_number_that_the_end_cuts_is_hidden_whole(number: str, after: int) -> None:
    beginning = "a " * (MAX_TEXT // 2 - 10)
    start = MAX_TEXT - after
    text = clean(beginning + "b" * (start - len(beginning) - 1) + " " + number + " và còn nữa " * 20)
    for kept in (mask_beginning(text, MAX_TEXT).text, mask_personal_numbers(text).text):
        assert sum(letter.isdigit() for letter in kept) < 6
