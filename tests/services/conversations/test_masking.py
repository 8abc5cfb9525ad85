"""Personal numbers never reach the transcript; telephone numbers and money do."""

from pathlib import Path

import pytest

from services.conversations.masking import mask_personal_numbers
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
