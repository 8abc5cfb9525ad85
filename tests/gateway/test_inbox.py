"""What is kept of a message while it waits for its answer."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from typing import Any

import pytest

from gateway.database import Database
from gateway.inbox import Inbox
from gateway.leases import Leases
from jobs_db.settings import DatabaseSettings
from services import Services
from services.conversations.model import Answer, Arrival, Message, Occasion
from services.conversations.rate import RateWindow
from tests.stored_message import store_message

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)
ANSWER = Answer(said="x", replies=(), outcome="answered")
WRITTEN = "căn cước em là 096123456789, tìm việc may"


@pytest.fixture
def handed_on() -> list[Message]:
    return []


@pytest.fixture
def inbox(services: Services, handed_on: list[Message]) -> Inbox:
    database = Database(services)
    window = RateWindow(2, lambda: 0.0)
    return Inbox(database, Leases(database, "gateway-1"), handed_on.append, window)


def arrival(text: str, message_id: str = "1", **more: Any) -> Arrival:
    return Arrival(channel="web", conversation="web_1", message_id=message_id, text=text, **more)


async def test_a_personal_number_is_not_stored_even_for_a_moment(
    inbox: Inbox, services: Services, handed_on: list[Message]
) -> None:
    assert await inbox.accept(arrival(WRITTEN))
    with services.unit_of_work() as uow:
        (kept,) = uow.inbox.unfinished()
    assert kept.arrival.text == "căn cước em là [số căn cước đã che], tìm việc may"
    # Whoever answers must see that there was one, to warn the person.
    assert [message.arrival.text for message in handed_on] == [WRITTEN]


async def test_the_same_message_again_is_not_handed_on(inbox: Inbox, handed_on: list[Message]) -> None:
    assert await inbox.accept(arrival("tìm việc may"))
    assert not await inbox.accept(arrival("tìm việc may"))
    assert len(handed_on) == 1


async def test_a_button_is_stored_as_it_is(inbox: Inbox, services: Services) -> None:
    pressed = Arrival(channel="web", conversation="web_1", message_id="1", payload="/greet", title="Chào")
    assert await inbox.accept(pressed)
    with services.unit_of_work() as uow:
        assert [message.arrival for message in uow.inbox.unfinished()] == [pressed]


async def test_the_update_itself_is_kept_with_numbers_masked_and_forgotten_with_the_answer(
    inbox: Inbox, services: Services, database: DatabaseSettings
) -> None:
    update = {
        "message": {"text": WRITTEN, "from": {"id": 96123456789, "first_name": "cccd096123456789"}},
        "attachments": [{"payload": {"name": "096\u200b123456789.jpg", "title": "096 123 456 789"}}],
        "ids": ["096123456789"],
        "user_id_by_app": "096123456789",
        "timestamp": "1790000000123",
        "096123456789": 1,
    }
    await inbox.accept(arrival(WRITTEN, raw=update))
    (kept,) = raw_updates(database)
    assert kept is not None
    assert json.loads(kept) == {
        "message": {
            "text": "căn cước em là [số căn cước đã che], tìm việc may",
            "from": {"id": 96123456789, "first_name": "cccd[số căn cước đã che]"},
        },
        "attachments": [
            {"payload": {"name": "[số căn cước đã che].jpg", "title": "[số căn cước đã che]"}},
        ],
        "ids": ["096123456789"],
        "user_id_by_app": "096123456789",
        "timestamp": "1790000000123",
        "[số căn cước đã che]": 1,
    }
    with services.unit_of_work(writing=True) as uow:
        (message,) = uow.inbox.unfinished()
        uow.conversations.finish(message, ANSWER, NOW, send=False)
        uow.commit()
    assert raw_updates(database) == [None]


def deep(levels: int) -> Any:
    return json.loads("[" * levels + "]" * levels)


@pytest.mark.parametrize("extra", [["x" * 2_000] * 10, deep(900)], ids=["long", "deep"])
async def test_an_enormous_update_is_kept_without_its_raw_form(
    inbox: Inbox, database: DatabaseSettings, extra: Any
) -> None:
    assert await inbox.accept(arrival("alo", raw={"extra": extra}))
    assert raw_updates(database) == [None]


async def test_a_flood_is_kept_and_answered_with_one_sentence(inbox: Inbox, handed_on: list[Message]) -> None:
    for number in range(5):
        assert await inbox.accept_limited(arrival("alo", str(number)))
    occasions = [message.arrival.occasion for message in handed_on]
    assert occasions == [Occasion.MESSAGE] * 2 + [Occasion.FLOOD] + [Occasion.DROPPED] * 2
    assert not await inbox.accept_limited(arrival("alo", "4"))


async def test_a_message_of_a_conversation_that_another_worker_serves_is_left_to_it(
    inbox: Inbox, services: Services, handed_on: list[Message]
) -> None:
    with services.unit_of_work(writing=True) as uow:
        store_message(uow, arrival("alo", "before"), datetime.now(timezone.utc), worker="gateway-2")
        uow.commit()
    assert await inbox.accept(arrival("alo"))
    assert handed_on == []


def raw_updates(database: DatabaseSettings) -> list[str | None]:
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as connection:
        return [raw for (raw,) in connection.execute("SELECT raw FROM inbox_message ORDER BY id")]
