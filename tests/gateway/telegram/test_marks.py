"""Marks below answers on Telegram: two buttons, and what was wrong when it did not help."""

from dataclasses import replace

import pytest

from gateway.marks import mark_buttons
from gateway.phrases import load_phrases
from gateway.telegram.receiver import Receiver
from gateway.telegram.rendering import render
from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Lease, Message, Reply, Wanted
from services.conversations.rating import Mark, Rating, Reason
from tests.gateway.telegram.conftest import OWNER
from tests.gateway.telegram.messages import press
from tests.gateway.telegram.turns import CONVERSATION, buttons, turn

WORDS = load_phrases().widget["rating"]


def searched(*replies: Reply):
    plain = turn(*replies)
    return replace(plain, answer=replace(plain.answer, wanted=Wanted("job")))


def say_searched(services: Services) -> int:
    """The assistant has answered a search; returns the position of the turn."""
    now = turn().at
    with services.unit_of_work(writing=True) as uow:
        asked = Arrival(channel="telegram", conversation=CONVERSATION, message_id="1", text="x")
        stored = uow.inbox.store(asked, now, Lease(OWNER, now))
        assert stored is not None
        answer = Answer(said="x", replies=(Reply(text="y"),), outcome="answered", wanted=Wanted("job"))
        finished = close_turn(uow, stored.message, answer, now, send=True)
        assert finished is not None
        uow.commit()
    return finished.turn.position


def sent(services: Services) -> list[str]:
    with services.unit_of_work() as uow:
        turns = uow.conversations.latest_turns(CONVERSATION, 50)
    return [reply.text for one in turns for reply in one.answer.replies]


def given(services: Services, position: int) -> dict[int, Rating]:
    with services.unit_of_work() as uow:
        return dict(uow.ratings.of(CONVERSATION, [position]))


def test_the_marks_stand_below_all_other_buttons():
    answered = searched(Reply(text="Có 2 việc", buttons=buttons("Xem thêm", "Đổi nơi")))
    (part,) = render(answered, heading="", choose="", marks=mark_buttons(answered))
    assert part["keyboard"][-1] == [
        [WORDS["on_platforms"]["good"], "#r:7:good"],
        [WORDS["on_platforms"]["bad"], "#r:7:bad"],
    ]


def test_small_talk_has_none():
    assert mark_buttons(turn(Reply(text="Dạ, em chào"))) == ()


async def test_a_good_mark_is_thanked_for_and_asks_nobody(
    receiver: Receiver, services: Services, handed_on: list[Message]
) -> None:
    position = say_searched(services)
    await receiver.take(press(f"#r:{position}:good"))
    assert given(services, position) == {position: Rating(Mark.GOOD)}
    assert sent(services)[-1] == WORDS["thanks"]
    assert handed_on == []


async def test_a_low_mark_asks_what_was_wrong_and_keeps_it(
    receiver: Receiver, services: Services, handed_on: list[Message]
) -> None:
    position = say_searched(services)
    await receiver.take(press(f"#r:{position}:bad"))
    assert given(services, position) == {position: Rating(Mark.BAD)}
    assert sent(services)[-1] == WORDS["why"]
    reasons = list(WORDS["reasons"])
    at = reasons.index("unclear")
    await receiver.take({**press(f"b:{position + 1}:{at}"), "update_id": 700_000_999})
    assert given(services, position) == {position: Rating(Mark.BAD, Reason.UNCLEAR)}
    assert sent(services)[-1] == WORDS["thanks"]
    assert handed_on == []


@pytest.mark.parametrize("data", ["#r:99:good", "#r:1:good"])
async def test_what_is_no_answer_cannot_be_rated(receiver: Receiver, services: Services, data: str) -> None:
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.touch(CONVERSATION, "telegram", turn().at)
        uow.commit()
    await receiver.take(press(data))
    assert given(services, 1) == {}
    assert sent(services)[-1] == load_phrases().said["not_offered"].text


@pytest.mark.parametrize("data", ["#r:1:great", "#r:²:good", "#r:1:good ", "#r::bad"])
async def test_what_is_no_mark_is_an_unknown_button(
    receiver: Receiver, services: Services, data: str
) -> None:
    position = say_searched(services)
    await receiver.take(press(data))
    assert given(services, position) == {}
    assert sent(services)[-1] == load_phrases().said["not_offered"].text
