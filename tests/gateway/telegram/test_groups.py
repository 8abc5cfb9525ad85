"""In groups the assistant speaks when it is called, keeps nothing, and asks for a private word."""

from typing import Any

import pytest
from telegram.error import TimedOut

from gateway.telegram.receiver import Receiver
from services import Services
from services.conversations.model import Message
from tests.gateway.telegram.conftest import FakeApi
from tests.gateway.telegram.messages import BOT, GROUP, LAN, WRITTEN, file, message

CONVERSATION = f"telegram_{GROUP['id']}"
REPLY = {"message_id": 3, "chat": GROUP, "date": WRITTEN, "text": "x"}


def entity(kind: str, offset: int, length: int, **more: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "offset": offset, "length": length, **more}]


def said(services: Services) -> list[tuple[str, list[str]]]:
    with services.unit_of_work() as uow:
        turns = uow.conversations.latest_turns(CONVERSATION, 50)
    return [(turn.answer.said, [reply.text for reply in turn.answer.replies]) for turn in turns]


@pytest.mark.parametrize(
    "content",
    [
        {"text": "/viec@fake_bot", "entities": entity("bot_command", 0, 14)},
        {"text": "/viec", "entities": entity("bot_command", 0, 5)},
        {"text": "😀 hỏi @Fake_Bot", "entities": entity("mention", 7, 9)},
        {"text": "hỏi nó", "entities": entity("text_mention", 4, 2, user=BOT)},
        {"text": "còn không", "reply_to_message": {**REPLY, "from": BOT}},
        {
            "photo": [file("p", width=1, height=1)],
            "caption": "@fake_bot",
            "caption_entities": entity("mention", 0, 9),
        },
    ],
    ids=["its command", "a command", "its name", "by id", "a reply", "in a caption"],
)
async def test_whoever_calls_it_is_asked_for_a_private_word(
    receiver: Receiver, services: Services, handed_on: list[Message], content: dict[str, Any]
) -> None:
    for _ in range(3):
        await receiver.take(message(chat=GROUP, **content))
    assert handed_on == []
    ((kept, lines),) = said(services)
    assert kept == ""
    assert "https://t.me/fake_bot" in lines[0]


@pytest.mark.parametrize(
    "content",
    [
        {"text": "ai có việc may không"},
        {"text": "/viec@other_bot", "entities": entity("bot_command", 0, 15)},
        {"text": "@other_bot", "entities": entity("mention", 0, 10)},
        {"text": "fake_bot"},
        {"text": "ừ", "reply_to_message": {**REPLY, "from": LAN}},
        {"text": "\ud83d @fake_bot", "entities": entity("mention", 2, 9)},
        {"text": "x", "entities": entity("mention", 40, 9)},
        {"new_chat_members": [BOT]},
    ],
    ids=["talk", "another's command", "another's name", "no mention", "a reply", "half", "outside", "joined"],
)
async def test_what_members_say_to_each_other_is_not_its_business(
    receiver: Receiver, services: Services, handed_on: list[Message], content: dict[str, Any]
) -> None:
    await receiver.take(message(chat=GROUP, **content))
    assert handed_on == []
    assert said(services) == []


async def test_a_group_that_calls_all_the_time_is_not_answered_all_the_time(
    receiver: Receiver, services: Services
) -> None:
    for number in range(30):
        await receiver.take(
            message(number, chat=GROUP, text="/viec@fake_bot", entities=entity("bot_command", 0, 14))
        )
    assert len(said(services)) == 5


async def test_talk_costs_no_call_and_the_own_name_is_asked_for_once(
    receiver: Receiver, services: Services, api: FakeApi
) -> None:
    await receiver.take(message(1, chat=GROUP, text="ai có việc may không"))
    assert api.calls == []
    for number in (2, 3):
        await receiver.take(message(number, chat=GROUP, text="@fake_bot", entities=entity("mention", 0, 9)))
    assert api.calls == [("get_me",)]
    assert len(said(services)) == 2


async def test_without_its_own_name_it_stays_silent(
    receiver: Receiver, services: Services, api: FakeApi
) -> None:
    api.errors = [TimedOut()]
    await receiver.take(message(chat=GROUP, text="@fake_bot", entities=entity("mention", 0, 9)))
    assert said(services) == []
