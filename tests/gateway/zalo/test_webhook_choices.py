"""What comes back when something is pressed or chosen by its number."""

from datetime import datetime, timezone

import pytest

from gateway.phrases import load_phrases
from services.conversations.model import Answer, Button, Reply
from tests.gateway.zalo.example_events import USER, payload, text_event

PERSON = f"zalo_{USER}"
MENU = (
    ("/search_job", "Tìm việc làm"),
    ("/search_course", "Học nghề"),
    ("/search_overseas", "Đi làm nước ngoài"),
)


def closed(uow, message, *, offering=True):
    """The turn in which the assistant answers a message, with the menu or without."""
    buttons = tuple(Button(title=title, payload=payload) for payload, title in MENU) if offering else ()
    answer = Answer(said="chào", replies=(Reply(text="Dạ?", buttons=buttons),), outcome="answered")
    finished = uow.conversations.finish(message, answer, datetime.now(timezone.utc), send=False)
    return finished.turn


def offer(door):
    door.post(text_event("chào", "first"))
    message = door.heard.pop()
    return door.write(lambda uow: closed(uow, message))


@pytest.mark.parametrize("typed", ["2", "so 2", "Học nghề", "hoc nghe"])
def test_a_number_or_a_title_right_after_is_that_button(door, typed):
    offer(door)
    assert door.post(text_event(typed, "second")) == 200
    (message,) = door.heard
    assert (message.arrival.payload, message.arrival.title) == ("/search_course", "Học nghề")
    assert message.arrival.text is None


def test_a_number_is_still_of_the_list_above_a_turn_that_asked_nothing(door):
    offer(door)
    door.post(text_event("khoan đã", "second"))
    message = door.heard.pop()
    answer = Answer(said="khoan đã", replies=(Reply(text="Dạ, em chờ."),), outcome="answered")
    door.write(lambda uow: uow.conversations.finish(message, answer, datetime.now(timezone.utc), send=False))
    assert door.post(text_event("2", "third")) == 200
    assert door.heard[0].arrival.payload == "/search_course"


def test_a_number_is_no_choice_once_something_else_was_asked(door):
    offer(door)
    door.post(text_event("khoan đã", "second"))
    message = door.heard.pop()
    door.write(lambda uow: closed(uow, message, offering=False))
    assert door.post(text_event("2", "third")) == 200
    assert door.heard[0].arrival.text == "2"


def test_an_ordinary_text_stays_one(door):
    offer(door)
    assert door.post(text_event("2 triệu một tháng", "second")) == 200
    assert door.heard[0].arrival.text == "2 triệu một tháng"


def test_without_an_offer_a_number_is_a_text(door):
    assert door.post(text_event("2")) == 200
    assert door.heard[0].arrival.text == "2"


def test_a_pressed_button_is_found_by_its_place_however_old_it_is(door):
    turn = offer(door)
    door.post(text_event("khoan đã", "second"))
    message = door.heard.pop()
    door.write(lambda uow: closed(uow, message, offering=False))
    assert door.post(text_event(f"#b:{turn.position}:2", "third")) == 200
    assert door.heard[0].arrival.payload == "/search_overseas"


def test_a_button_of_the_greeting_is_at_position_0(door):
    assert door.post(text_event("#b:0:1")) == 200
    assert door.heard[0].arrival.payload == "/search_course"


@pytest.mark.parametrize("typed", ["#b:9:0", "#b:1:77", "#b:0:999"])
def test_a_button_nobody_was_shown_is_answered_once_and_asks_nothing(door, typed):
    offer(door)
    for _ in range(3):
        assert door.post(text_event(typed, "second")) == 200
    assert door.heard == []
    turn = door.turns(PERSON)[-1]
    assert turn.answer.replies == (load_phrases().said["not_offered"],)
    assert len(door.turns(PERSON)) == 2


def test_nobody_presses_a_button_of_somebody_else(door):
    turn = offer(door)
    stranger = text_event(f"#b:{turn.position}:0", "second", sender={"id": "7"})
    assert door.post(stranger) == 200
    assert door.heard == []


def test_a_caption_is_no_answer_to_a_list(door):
    offer(door)
    event = payload("user_send_image")
    event["message"]["text"] = "2"
    assert door.post(event) == 200
    assert (door.heard[0].arrival.text, door.heard[0].arrival.payload) == ("2", None)
