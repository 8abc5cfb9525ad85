"""Places found in messages, and the matcher underneath."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from language import canonical
from language.gazetteer import PhraseIndex, find_occupations, find_places
from language.mention import Mention
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "places.yml")


def _facts(mention: Mention) -> dict[str, Any]:
    place = mention.value
    return {
        "name": place.name,
        "level": place.level,
        "role": mention.role,
        "codes": list(place.codes),
        "options": [option.title for option in place.options],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_places_of_a_message(case: dict[str, Any]) -> None:
    mentions = find_places(canonical(case["text"]))
    found = []
    for mention, expected in zip_longest(mentions, case["places"], fillvalue=None):
        facts = _facts(mention) if mention else {}
        wanted = {"name", "level", "role", *(expected or {})}
        found.append({key: value for key, value in facts.items() if key in wanted and value})
    assert found == case["places"]


def test_offsets_are_those_of_the_words_in_the_canonical_text() -> None:
    text = canonical("nhà em ở XÃ Đầm Dơi, muốn lên SG làm")
    words = [text.text[mention.start : mention.end] for mention in find_places(text)]
    assert words == ["xã đầm dơi", "sài gòn"]


def test_a_name_with_its_container_is_one_mention() -> None:
    text = canonical("việc ở huyện đầm dơi, tỉnh cà mau lương cao")
    (mention,) = find_places(text)
    assert text.text[mention.start : mention.end] == "huyện đầm dơi , tỉnh cà mau"


@pytest.mark.parametrize("text", ["", " ", ".", "\u200f", "😀", "ở", "xã", "thành phố", ", , ,", "ở " * 500])
def test_texts_without_a_place_or_trade_find_nothing(text: str) -> None:
    assert find_places(canonical(text)) == []
    assert find_occupations(canonical(text)) == []


def test_words_outside_the_phrases_leave_no_trace_in_the_matcher() -> None:
    index = PhraseIndex([(("đầm", "dơi"), ("place",))])
    before = len(index._vocab.strings)
    assert index.find(["đầm", "dơi", *(f"từ{number}" for number in range(1000))]) == [(0, 2, ("place",))]
    assert len(index._vocab.strings) <= before + 1  # the one word that stands for all of them


def test_marks_that_were_written_must_agree() -> None:
    index = PhraseIndex([(("hồ", "thị", "kỷ"), (1,))])
    assert index.find(["ho", "thi", "ki"])
    assert index.find(["hồ", "thi", "kỉ"])
    assert not index.find(["hổ", "thị", "kỳ"])
