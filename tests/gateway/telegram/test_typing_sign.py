"""“Typing…” is shown while a turn takes its time, and delays none."""

import asyncio
from datetime import datetime, timezone

import pytest
from telegram.error import TimedOut

from gateway.telegram import typing_sign
from gateway.telegram.floods import Floods
from gateway.telegram.typing_sign import SIGNS, TypingSign
from services.conversations.model import Arrival, Message
from tests.gateway.telegram.conftest import FakeApi
from tests.gateway.telegram.turns import CONVERSATION

CHAT = 5550001
MESSAGE = Message(
    id=1,
    arrival=Arrival(channel="telegram", conversation=CONVERSATION, message_id="1", text="x"),
    received_at=datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc),
)


class Asked:
    """Says whether a message is answered: not the first so many times."""

    def __init__(self, no: int) -> None:
        self.no = no

    async def __call__(self, _message: Message) -> bool:
        self.no -= 1
        return self.no < 0


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_sign, "FIRST_SECONDS", 0.0)
    monkeypatch.setattr(typing_sign, "AGAIN_SECONDS", 0.0)


async def rest() -> None:
    """Let everything in the background go on."""
    for _ in range(30):
        await asyncio.sleep(0)


@pytest.mark.parametrize(("no", "shown"), [(0, 0), (2, 2), (100, SIGNS)])
async def test_it_is_shown_until_there_is_an_answer_and_not_for_ever(
    api: FakeApi, no: int, shown: int
) -> None:
    TypingSign(api, Floods(), Asked(no)).begin(MESSAGE)
    await rest()
    assert api.called("send_chat_action") == [(CHAT, "typing")] * shown


async def test_it_ends_when_something_is_sent(api: FakeApi) -> None:
    sign = TypingSign(api, Floods(), Asked(100))
    sign.begin(MESSAGE)
    sign.end(CHAT)
    await rest()
    assert api.calls == []


async def test_two_messages_in_a_row_show_it_once(api: FakeApi) -> None:
    sign = TypingSign(api, Floods(), Asked(1))
    sign.begin(MESSAGE)
    sign.begin(MESSAGE)
    await rest()
    assert len(api.calls) == 1


async def test_it_is_shown_again_for_the_next_message(api: FakeApi) -> None:
    sign = TypingSign(api, Floods(), Asked(1))
    for no in (1, 1):
        sign._is_answered = Asked(no)
        sign.begin(MESSAGE)
        await rest()
    assert len(api.calls) == 2


async def test_it_gives_way_to_messages(api: FakeApi) -> None:
    floods = Floods()
    floods.hold(CHAT, 60.0)
    TypingSign(api, floods, Asked(100)).begin(MESSAGE)
    await rest()
    assert api.calls == []


async def test_when_it_fails_nobody_hears_of_it(api: FakeApi) -> None:
    api.errors = [TimedOut()]
    TypingSign(api, Floods(), Asked(100)).begin(MESSAGE)
    await rest()
    assert len(api.calls) == 1
