"""What waits in the tray becomes a turn of its conversation, but never while an officer speaks."""

import shutil
from datetime import datetime, timedelta

import pytest

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services
from services.calendar import CA_MAU_TIME
from services.conversations.model import Arrival, Reply, Speaker
from services.notifications.saying import say_due
from services.notifications.tray import lay
from tests.stored_message import store_message

NOON = datetime(2026, 11, 23, 12, tzinfo=CA_MAU_TIME)
HOUR = timedelta(hours=1)
NEWS = Reply(text="Dạ, có việc mới.")


@pytest.fixture
def services(tmp_path, empty_database) -> Services:
    shutil.copy(empty_database, tmp_path / "test.db")
    return build_services(DatabaseSettings(url=f"sqlite:///{tmp_path}/test.db"))


def news_waits(services: Services, conversation: str = "telegram_1", heard: datetime = NOON - HOUR) -> None:
    channel = conversation.partition("_")[0]
    with services.unit_of_work(writing=True) as uow:
        arrival = Arrival(channel=channel, conversation=conversation, message_id=conversation, text="alo")
        store_message(uow, arrival, heard)
        assert lay(uow, conversation, f"alert:{conversation}", NEWS, NOON, NOON + 3 * HOUR)
        uow.commit()


def said(services: Services, at: datetime = NOON) -> list[str]:
    with services.unit_of_work(writing=True) as uow:
        told = say_due(uow, at, {"telegram", "zalo"}, 10)
        uow.commit()
    return told


def test_it_is_said_once_and_leaves_by_the_outbox(services: Services) -> None:
    news_waits(services)
    assert [said(services), said(services)] == [["telegram_1"], []]
    with services.unit_of_work() as uow:
        (turn,) = uow.conversations.latest_turns("telegram_1", 10)
        assert (turn.answer.replies, turn.answer.outcome, turn.message_id) == ((NEWS,), "notified", None)
        assert uow.outbox.counts()["telegram"]["waiting"] == 1


def test_on_the_chat_page_it_waits_to_be_found(services: Services) -> None:
    news_waits(services, "web_1")
    assert said(services) == ["web_1"]
    with services.unit_of_work() as uow:
        assert len(uow.conversations.latest_turns("web_1", 10)) == 1
        assert uow.outbox.counts() == {}


def test_an_officer_is_not_interrupted(services: Services) -> None:
    news_waits(services)
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.change_speaker("telegram_1", Speaker.ASSISTANT, Speaker.OFFICER, NOON)
        uow.commit()
    assert said(services) == []
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.change_speaker("telegram_1", Speaker.OFFICER, Speaker.ASSISTANT, NOON)
        uow.commit()
    assert said(services, NOON + HOUR) == ["telegram_1"]


def test_who_has_blocked_us_is_told_nothing(services: Services) -> None:
    news_waits(services)
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.set_reachable("telegram_1", "telegram", False, NOON)
        uow.commit()
    assert said(services) == []
