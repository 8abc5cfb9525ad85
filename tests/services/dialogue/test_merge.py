"""A sentence changes what it speaks of and leaves the rest."""

from pathlib import Path
from typing import Any

import pytest

from language.mention import Mention
from language.places import Place
from services.dialogue.frame import Frame
from services.dialogue.merge import merge
from services.dialogue.place_filters import filter_of
from tests.services.dialogue.spoken import BAC_LIEU, said, short
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases/merge.yml")


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


def test_a_refused_name_for_several_places_rules_all_of_them_out_without_a_question() -> None:
    answered = Frame(place=(filter_of(BAC_LIEU.options[0]),))
    merged = merge(answered, said({"place": "Bạc Liêu", "negated": True}))
    assert merged.ambiguous is None
    assert short(merged.frame) == {"negated": {"place": ["Bạc Liêu"]}}


def test_until_it_is_answered_such_a_name_covers_all_of_them() -> None:
    (place,) = merge(Frame(), said({"place": "Bạc Liêu"})).frame.place
    assert place.codes == ("31825", "31834")


def test_a_refused_province_does_not_swallow_a_wanted_part_of_it() -> None:
    ca_mau = Mention(
        entity="place",
        value=Place(name="Cà Mau", level="province", codes=("96",)),
        start=0,
        end=6,
        negated=True,
    )
    bac_lieu = Mention(
        entity="place", value=Place(name="Bạc Liêu", level="old_province", codes=("31825",)), start=7, end=15
    )
    frame = merge(Frame(), [ca_mau, bac_lieu]).frame
    assert [place.name for place in frame.place] == ["Bạc Liêu"]
    assert frame.negated.place == ()


def test_wishes_of_courses_and_orders_are_kept() -> None:
    wish = Mention(entity="wish", value="free", start=0, end=4)
    assert merge(Frame(kind="course"), [wish]).frame.wishes == ("free",)
