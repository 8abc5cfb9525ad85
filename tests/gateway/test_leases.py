"""Whoever lives keeps what it serves and sends, whatever the clock says; whoever is dead does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta, timezone

import pytest

from gateway import leases as module
from gateway.database import Database
from gateway.leases import Leases
from services import Services
from services.conversations.model import Answer, Arrival, Lease, Reply
from tests.stored_message import store_message

LIMIT_SECONDS = 10.0


class Clock:
    """Runs, and can be set."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(timezone.utc) + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(module, "RENEW_SECONDS", 0.2)
    return Clock()


def is_sending(services: Services, owner: str, lease_until: datetime) -> None:
    now = datetime.now(timezone.utc)
    with services.unit_of_work(writing=True) as uow:
        arrival = Arrival(channel="zalo", conversation=f"zalo_{owner}", message_id=owner)
        answer = Answer(said="x", replies=(Reply(text="y"),), outcome="answered")
        uow.conversations.finish(store_message(uow, arrival, now), answer, now, send=True)
        uow.outbox.claim(Lease(owner, lease_until), datetime.now(timezone.utc), 1, ["zalo"])
        uow.commit()


def unknown(services: Services) -> int:
    with services.unit_of_work() as uow:
        return uow.outbox.counts()["zalo"]["unknown"]


@asynccontextmanager
async def running(leases: Leases) -> AsyncIterator[None]:
    task = asyncio.create_task(leases.run(lambda _message: None))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_what_a_dead_worker_was_sending_is_put_back(services: Services, clock: Clock) -> None:
    is_sending(services, "dead", clock() - timedelta(seconds=1))
    async with running(Leases(Database(services), "gateway-1", clock)):
        await asyncio.wait_for(until_known(services, 1), LIMIT_SECONDS)


async def test_a_clock_that_is_set_ahead_makes_nobody_look_dead(
    services: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RENEW_SECONDS", 1.0)  # time enough to renew on a busy machine
    is_sending(services, "gateway-1", clock() + module.LEASE)
    is_sending(services, "gateway-2", clock() + module.LEASE)
    database = Database(services)
    async with running(Leases(database, "gateway-1", clock)), running(Leases(database, "gateway-2", clock)):
        await asyncio.sleep(1.2)  # by now they look for dead ones
        clock.ahead = timedelta(hours=1)
        await asyncio.sleep(1.5)  # and do so again
    assert unknown(services) == 0


async def until_known(services: Services, number: int) -> None:
    while unknown(services) != number:
        await asyncio.sleep(0.02)
