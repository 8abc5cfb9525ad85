"""Alerts are told by one worker, and reach the outbox."""

from datetime import datetime, timedelta
from typing import Any

import pytest

import jobs_db.in_force
from gateway.database import Database
from gateway.news import News
from services import Services
from services.calendar import CA_MAU_TIME
from services.conversations.model import Answer, Arrival, Lease, Reply
from services.notifications.tray import lay
from services.switches.model import SwitchKind
from tests.stored_message import store_message
from tests.switch_samples import put_off, switch

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


@pytest.mark.parametrize(("kind", "target"), [(SwitchKind.BOT, ""), (SwitchKind.CHANNEL, "telegram")])
async def test_nothing_is_sent_unasked_while_the_assistant_is_off(
    services: Services, monkeypatch: pytest.MonkeyPatch, kind: SwitchKind, target: str
) -> None:
    monkeypatch.setattr(jobs_db.in_force, "KEPT_SECONDS", 0.0)
    news = News(Database(services), "gateway-1", {"telegram"}, lambda: None)
    news_waits(services, "alert:1")
    put_off(services, switch(kind, target, since=NOON, until=NOON + 2 * MINUTE))
    assert await news.look(NOON + MINUTE) == 0
    assert await news.look(NOON + 2 * MINUTE) == 1
    with services.unit_of_work() as uow:
        assert [one.ended_why for one in uow.switches.ended(9)] == ["Hết hạn"]


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


async def test_whoever_took_too_long_over_the_chores_tells_nothing(services: Services) -> None:
    waiting: list[str] = []

    class Slow(Database):
        async def run(self, work: Any) -> Any:
            if not waiting:
                waiting.append("alert:1")
                await two.look(NOON + 6 * MINUTE)
                news_waits(services, *waiting)
            return await super().run(work)

    two = News(Database(services), "gateway-2", {"telegram"}, lambda: None)
    one = News(Slow(services), "gateway-1", {"telegram"}, lambda: None)
    assert await one.look(NOON) == 0
    assert await two.look(NOON + 7 * MINUTE) == 1


async def test_chores_that_break_keep_nobody_from_being_told(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gateway.news.do_chores", broken)
    news_waits(services, "alert:1")
    assert await News(Database(services), "gateway-1", {"telegram"}, lambda: None).look(NOON) == 1


async def test_what_only_served_to_answer_once_is_forgotten_after_some_days(services: Services) -> None:
    with services.unit_of_work(writing=True) as uow:
        message = store_message(uow, Arrival(channel="zalo", conversation="zalo_1", message_id="1"), NOON)
        answer = Answer(said="x", replies=(Reply(text="y"),), outcome="answered")
        turn = uow.conversations.finish(message, answer, NOON, send=False)
        assert turn is not None
        store_message(uow, Arrival(channel="zalo", conversation="zalo_1", message_id="2"), NOON)
        uow.commit()

    async def is_known_after(days: int) -> bool:
        await News(Database(services), "gateway-1", (), lambda: None).look(NOON + timedelta(days=days))
        with services.unit_of_work(writing=True) as uow:
            again = Arrival(channel="zalo", conversation="zalo_1", message_id="1")
            return uow.inbox.store(again, NOON, Lease("gateway-1", NOON)) is None

    assert [await is_known_after(days) for days in (0, 7, 9)] == [True, True, False]
    with services.unit_of_work() as uow:
        assert [one.arrival.message_id for one in uow.inbox.unfinished()] == ["2"]
