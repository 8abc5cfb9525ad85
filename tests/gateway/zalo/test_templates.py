"""What stands in a template message."""

from dataclasses import replace

import pytest

from gateway.zalo.rules import TemplateRules, load_rules
from gateway.zalo.templates import is_fillable, template_message
from services.conversations.model import Reply
from tests.gateway.zalo.conftest import NOW
from tests.gateway.zalo.turns import turn, vacancy

NEWS = turn(Reply(text="Dạ, hôm nay có 2 việc mới:\n may ở Năm Căn.", cards=(vacancy(1), vacancy(2))))


def rules(**fields: object) -> TemplateRules:
    return replace(load_rules().templates, id="380412", fields=fields)  # type: ignore[arg-type]


def test_each_field_gets_its_value():
    fields = {
        "noi_dung": {"of": "text", "at_most": 100},
        "viec": {"of": "title", "at_most": 100},
        "ngay": {"of": "day", "at_most": 10},
    }
    assert template_message(NEWS, "246845883529197922", rules(**fields), NOW) == {
        "user_id": "246845883529197922",
        "template_id": "380412",
        "template_data": {
            "noi_dung": "Dạ, hôm nay có 2 việc mới: may ở Năm Căn.",
            "viec": "1. Công nhân may",
            "ngay": "23/11/2026",
        },
    }


@pytest.mark.parametrize(
    ("at_most", "value"),
    [
        (2, "D…"),
        (11, "Dạ, hôm…"),
        (26, "Dạ, hôm nay có 2 việc…"),
        (40, "Dạ, hôm nay có 2 việc mới: may ở Năm…"),
        (41, "Dạ, hôm nay có 2 việc mới: may ở Năm Căn."),
    ],
)
def test_a_value_keeps_to_the_limit_and_ends_behind_a_word(at_most: int, value: str):
    message = template_message(NEWS, "1", rules(noi_dung={"of": "text", "at_most": at_most}), NOW)
    assert message["template_data"] == {"noi_dung": value}
    assert len(value) <= at_most


def test_news_without_offers_have_their_text_as_title():
    message = template_message(
        turn(Reply(text="Xin chào")), "1", rules(viec={"of": "title", "at_most": 20}), NOW
    )
    assert message["template_data"] == {"viec": "Xin chào"}


@pytest.mark.parametrize(
    ("fields", "fillable"),
    [
        ({"a": {"of": "text", "at_most": 2}}, True),
        ({}, False),
        ({"a": {"of": "name", "at_most": 20}}, False),
        ({"a": {"of": "text"}}, False),
        ({"a": {"of": "text", "at_most": 1}}, False),
    ],
)
def test_a_template_counts_only_when_every_field_can_be_filled(
    fields: dict[str, dict[str, object]], fillable: bool
):
    assert is_fillable(fields) is fillable


def test_the_template_of_the_settings_could_be_filled():
    assert is_fillable(load_rules().templates.fields)
