"""Marks below answers on Zalo: buttons where there is room, and what was wrong by a number too."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from gateway.marks import mark_buttons
from gateway.phrases import load_phrases
from gateway.zalo.render import render
from gateway.zalo.rules import load_rules
from gateway.zalo.words import load_words
from services.conversations.model import Answer, Reply, Wanted
from services.conversations.rating import Mark, Rating, Reason
from tests.gateway.zalo.example_events import USER, text_event
from tests.gateway.zalo.turns import button, turn

PERSON = f"zalo_{USER}"
WORDS = load_phrases().widget["rating"]
RULES = load_rules()


def searched(*replies):
    plain = turn(*replies)
    return replace(plain, answer=replace(plain.answer, wanted=Wanted("job")))


def titles(said, rules=RULES):
    last = render(said, rules, load_words(), marks=mark_buttons(said))[-1]
    return [
        one["title"] for one in last.get("attachment", {"payload": {"buttons": []}})["payload"]["buttons"]
    ]


def answered(door):
    door.post(text_event("tìm việc", "first"))
    message = door.heard.pop()
    answer = Answer(said="x", replies=(Reply(text="y"),), outcome="answered", wanted=Wanted("job"))
    now = datetime.now(timezone.utc)
    door.write(lambda uow: uow.conversations.finish(message, answer, now, send=False))


def kept(door):
    return door.write(lambda uow: dict(uow.ratings.of(PERSON, [1])))


def test_marks_follow_the_choices_where_there_is_room():
    said = searched(Reply(text="Có việc", buttons=(button("Xem thêm"),)))
    assert titles(said)[-2:] == [WORDS["on_platforms"]["good"], WORDS["on_platforms"]["bad"]]
    assert titles(searched(Reply(text="Có việc"))) == list(WORDS["on_platforms"].values())


def test_choices_are_never_left_out_for_marks():
    said = searched(Reply(text="Có việc", buttons=tuple(button(f"Chọn {at}") for at in range(4))))
    assert len(titles(said)) == 4
    assert WORDS["on_platforms"]["good"] not in titles(said)


def test_what_a_press_would_show_in_the_chat_is_no_mark():
    rules = replace(RULES, buttons=replace(RULES.buttons, press="show"))
    assert titles(searched(Reply(text="Có việc")), rules) == []


def test_a_good_mark_is_thanked_for(door):
    answered(door)
    assert door.post(text_event("#r:1:good", "second")) == 200
    assert kept(door) == {1: Rating(Mark.GOOD)}
    assert door.turns(PERSON)[-1].answer.replies == (Reply(text=WORDS["thanks"]),)
    assert door.heard == []


@pytest.mark.parametrize("chosen", ["3", "#b:2:2", "Khó hiểu"])
def test_what_was_wrong_is_told_by_a_button_a_number_or_its_words(door, chosen):
    answered(door)
    door.post(text_event("#r:1:bad", "second"))
    assert door.turns(PERSON)[-1].answer.replies[0].text == WORDS["why"]
    assert door.post(text_event(chosen, "third")) == 200
    assert kept(door) == {1: Rating(Mark.BAD, Reason.UNCLEAR)}
    assert door.heard == []


def test_somebody_elses_answer_cannot_be_rated(door):
    answered(door)
    assert door.post(text_event("#r:1:bad", "second", sender={"id": "7"})) == 200
    assert kept(door) == {}
    assert door.turns("zalo_7")[-1].answer.replies == (load_phrases().said["not_offered"],)
