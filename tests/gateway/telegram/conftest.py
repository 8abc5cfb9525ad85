"""A channel whose messages stay in the inbox, over a database of the test's own."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from telegram import User
from telegram.error import TelegramError

from gateway.alarms import Alarms
from gateway.channel import Surroundings
from gateway.database import Database
from gateway.inbox import Inbox
from gateway.leases import Leases
from gateway.phrases import load_phrases
from gateway.telegram.acknowledging import Acknowledging
from gateway.telegram.groups import GroupLine
from gateway.telegram.receiver import Receiver
from gateway.telegram.words import load_words
from gateway.told_at_once import ToldAtOnce
from services import Services
from services.conversations.model import Message
from services.conversations.rate import RateWindow
from tests.gateway.conftest import SECRET
from tests.gateway.telegram.messages import BOT

OWNER = "w1"


class FakeApi:
    """Records calls, by method; fails with `errors` as long as there are any."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.errors: list[TelegramError] = []
        self.batches: list[list[Any] | TelegramError] = []

    def called(self, method: str) -> list[tuple[Any, ...]]:
        """The arguments of the calls of a method."""
        return [call[1:] for call in self.calls if call[0] == method]

    async def answer_callback_query(self, query_id: str) -> bool:
        return self._call("answer_callback_query", query_id)

    async def get_me(self) -> User:
        self._call("get_me")
        return User.de_json(BOT)

    async def send_chat_action(self, chat: int, action: str) -> bool:
        return self._call("send_chat_action", chat, action)

    async def send_message(self, chat: int, text: str, **more: Any) -> bool:
        return self._call("send_message", chat, text, more)

    async def updates(self, offset: int | None, _allowed: Any) -> list[Any]:
        self._call("updates", offset)
        batch = self.batches.pop(0) if self.batches else []
        if isinstance(batch, TelegramError):
            raise batch
        return batch

    def _call(self, *call: Any) -> bool:
        self.calls.append(call)
        if self.errors:
            raise self.errors.pop(0)
        return True


@pytest.fixture
def api() -> FakeApi:
    return FakeApi()


@pytest.fixture
def handed_on() -> list[Message]:
    """What the inbox has handed to the dispatcher."""
    return []


@pytest.fixture
def surroundings(services: Services, handed_on: list[Message]) -> Surroundings:
    database = Database(services)
    window = RateWindow(100, time.monotonic)
    return Surroundings(
        inbox=Inbox(database, Leases(database, OWNER), handed_on.append, window),
        database=database,
        alarms=Alarms(database),
        phrases=load_phrases(),
        owner=OWNER,
        workers=1,
        secret_key=SECRET,
    )


@pytest.fixture
def acknowledging(api: FakeApi) -> Acknowledging:
    return Acknowledging(api)


@pytest.fixture
def receiver(api: FakeApi, surroundings: Surroundings, acknowledging: Acknowledging) -> Iterator[Receiver]:
    told = ToldAtOnce(surroundings.database, OWNER)
    words = load_words()
    yield Receiver(
        surroundings, words, acknowledging, told, GroupLine(api, int(BOT["id"]), told, words.group)
    )
