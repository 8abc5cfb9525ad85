"""What a sentence mentions arrives at the action server as it left the extractor."""

import json
from datetime import date

import pytest

from bot.entities import entity_of
from language.canonical import canonical
from language.places import Place
from language.understanding import understand
from services.dialogue.mentions import mentions_of, plain_value
from services.dialogue.place_filters import filter_of, place_as_json, place_from_json
from tests.services.dialogue.spoken import BAC_LIEU, PLACES

SENTENCES = [
    "tim viec lam o dam doi luong tren 8tr",
    "nhà ở Cái Nước, không làm ca đêm, có chỗ ở không",
    "em 35 tuổi học hết lớp 9 chưa có kinh nghiệm",
    "cái thứ 2",
    "việc gì cũng được, trừ bảo vệ",
    "bên xây dựng, lương cao hơn xíu, gần nhà",
    "ở Bạc Liêu, lương thỏa thuận",
    "muốn đi Nhật hoặc Đài Loan",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_mentions_survive_the_way_through_rasa(sentence: str) -> None:
    form = canonical(sentence)
    found = understand(form, date(2026, 3, 2))
    sent = json.loads(json.dumps([entity_of(mention, form) for mention in found], ensure_ascii=False))
    arrived = mentions_of(sent)
    assert found
    assert [(m.entity, m.value, m.negated, m.role) for m in arrived] == [
        (m.entity, m.value, m.negated, m.role) for m in found
    ]


def test_offsets_are_into_the_raw_text() -> None:
    form = canonical("  TÌM việc ở   năm căn  ")
    (place,) = [entity_of(m, form) for m in understand(form, date(2026, 3, 2)) if m.entity == "place"]
    assert form.raw[place["start"] : place["end"]] == place["text"] == "năm căn"


def test_the_entities_of_a_button_have_no_offsets() -> None:
    (mention,) = mentions_of([{"entity": "item", "value": "vacancy:12"}])
    assert (mention.value, mention.start, mention.end, mention.negated) == ("vacancy:12", 0, 0, False)


def test_days_travel_as_iso_text() -> None:
    assert plain_value(date(2026, 3, 2)) == "2026-03-02"


@pytest.mark.parametrize("place", [*PLACES.values(), BAC_LIEU], ids=lambda place: place.name)
def test_a_place_survives_being_remembered(place: Place) -> None:
    wanted = filter_of(place)
    assert place_from_json(json.loads(json.dumps(place_as_json(wanted)))) == wanted
