"""A sentence changes what it speaks of and leaves the rest."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.dialogue.frame import Frame
from services.dialogue.merge import merge
from tests.services.dialogue.spoken import said, short

CASES = yaml.safe_load((Path(__file__).parent / "cases/merge.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_search_after_several_sentences(case: dict[str, Any]) -> None:
    frame = Frame()
    for sentence in case["said"]:
        frame = merge(frame, said(*sentence)).frame
    assert short(frame) == case["frame"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_survives_the_way_through_json(case: dict[str, Any]) -> None:
    frame = Frame()
    for sentence in case["said"]:
        frame = Frame.from_json(merge(frame, said(*sentence)).frame.as_json())
    assert short(frame) == case["frame"]


def test_a_name_for_several_places_is_asked_about() -> None:
    merged = merge(Frame(), said({"place": "Bạc Liêu"}))
    assert merged.ambiguous is not None
    assert merged.ambiguous.name == "Bạc Liêu"


def test_until_it_is_answered_such_a_name_covers_all_of_them() -> None:
    (place,) = merge(Frame(), said({"place": "Bạc Liêu"})).frame.place
    assert place.codes == ("31825", "31834")
