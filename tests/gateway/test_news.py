"""Alerts are told by one worker, and reach the outbox."""

from datetime import datetime, timedelta

from gateway.database import Database
from gateway.news import News
from services import Services
from services.calendar import CA_MAU_TIME
from services.conversations.model import Arrival, Reply
from services.notifications.tray import lay
from tests.stored_message import store_message

NOON = datetime(2026, 11, 23, 12, tzinfo=CA_MAU_TIME)
MINUTE = timedelta(minutes=1)


def news_waits(services: Services, topic: str) -> None:
    with services.unit_of_work(writing=True) as uow:
        arrival = Arrival(channel="telegram", conversation="telegram_1", message_id=topic, text="alo")
        store_message(uow, arrival, NOON)
        assert lay(uow, "telegram_1", topic, Reply(text="Dạ."), NOON, NOON + timedelta(hours=3))
        uow.commit()


async def test_what_is_due_is_told_and_the_outbox_hears_of_it(services: Services) -> None:
    kicked: list[bool] = []
    news = News(Database(services), "gateway-1", {"telegram"}, lambda: kicked.append(True))
    assert await news.look(NOON) == 0
    assert kicked == []
    news_waits(services, "alert:1")
    assert await news.look(NOON) == 1
    assert kicked == [True]
    with services.unit_of_work() as uow:
        assert uow.outbox.counts()["telegram"]["waiting"] == 1


async def test_only_one_worker_tells(services: Services) -> None:
    database = Database(services)
    one = News(database, "gateway-1", {"telegram"}, lambda: None)
    two = News(database, "gateway-2", {"telegram"}, lambda: None)
    assert await one.look(NOON) == 0
    news_waits(services, "alert:1")
    assert await two.look(NOON + MINUTE) == 0
    assert await one.look(NOON + MINUTE) == 1


async def test_another_worker_tells_when_the_one_that_did_is_gone(services: Services) -> None:
    database = Database(services)
    await News(database, "gateway-1", {"telegram"}, lambda: None).look(NOON)
    news_waits(services, "alert:1")
    assert await News(database, "gateway-2", {"telegram"}, lambda: None).look(NOON + 6 * MINUTE) == 1
