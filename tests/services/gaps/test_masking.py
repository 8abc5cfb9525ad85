"""Nobody is known by the wordings that editors see."""

from pathlib import Path

import pytest

from services.gaps.masking import wording_of
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "masking.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shown"])
def test_who_wrote_cannot_be_told(case):
    assert wording_of(case["said"], 500) == case["shown"]


def test_a_long_story_is_cut():
    assert len(wording_of("vay vốn " * 200, 500)) <= 500
