"""Turns of a platform are sent in order, again after a failure, and never for ever."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.leases import Leases
from gateway.outbox import FEW_ATTEMPTS, Outbox
from gateway.sending import MaybeSentError, NotNowError, OperatorError, Part, RefusedError, UnreachableError
from services import Services, UnitOfWork
from services.conversations.model import Answer, Arrival, Delivery, Reply
from services.errors import Unavailable
from tests.stored_message import store_message

NOW = datetime.now(timezone.utc)
LATER = NOW + timedelta(minutes=10)


class FakePlatform:
    """Takes turns of two parts unless told otherwise; `error` is met by the part that is next."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.error: Exception | None = None
        self.error_at = 0

    def parts(self, delivery: Delivery) -> Sequence[Part]:
        return [{"text": f"{delivery.turn.answer.said}{letter}"} for letter in "ab"]

    async def send(self, delivery: Delivery, part: Part) -> None:
        if self.error is not None and part["text"].endswith("ab"[self.error_at]):
            raise self.error
        self.sent.append(part["text"])


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def outbox(services: Services, platform: FakePlatform) -> Outbox:
    with services.unit_of_work(writing=True) as uow:
        for number in range(2):
            arrival = Arrival(channel="zalo", conversation="zalo_1", message_id=str(number), text="x")
            message = store_message(uow, arrival, NOW)
            answer = Answer(said=str(number), replies=(Reply(text="y"),), outcome="answered")
            uow.conversations.finish(message, answer, NOW, send=True)
        uow.commit()
    return open_outbox(services, platform)


def open_outbox(services: Services, platform: FakePlatform, owner: str = "gateway-1") -> Outbox:
    database = Database(services)
    return Outbox(database, Leases(database, owner), Alarms(database), {"zalo": platform})


async def send_due(outbox: Outbox, now: datetime = NOW) -> int:
    begun = await outbox.begin_due(now)
    await outbox.wait()
    return begun


def counts(services: Services) -> dict[str, int]:
    with services.unit_of_work() as uow:
        return uow.outbox.counts()["zalo"]


async def test_turns_are_sent_once_and_in_order(outbox: Outbox, platform: FakePlatform) -> None:
    assert [await send_due(outbox) for _ in range(3)] == [1, 1, 0]
    assert platform.sent == ["0a", "0b", "1a", "1b"]


@pytest.mark.parametrize(
    "error", [NotNowError("503"), NotNowError("429", 30.0), ZeroDivisionError("our fault")]
)
async def test_after_a_failure_it_is_tried_again_later(
    outbox: Outbox, platform: FakePlatform, services: Services, error: Exception
) -> None:
    platform.error = error
    assert [await send_due(outbox) for _ in range(2)] == [1, 0]
    platform.error = None
    assert await send_due(outbox, LATER) == 1
    assert platform.sent == ["0a", "0b"]
    assert counts(services)["unknown"] == 0


async def test_only_the_part_that_failed_is_sent_again(outbox: Outbox, platform: FakePlatform) -> None:
    platform.error, platform.error_at = NotNowError("503"), 1
    await send_due(outbox)
    platform.error = None
    await send_due(outbox, LATER)
    assert platform.sent == ["0a", "0b"]


async def test_an_unknown_result_is_marked_and_repeated(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    platform.error, platform.error_at = MaybeSentError("no answer"), 1
    await send_due(outbox)
    assert counts(services) == {"waiting": 2, "unknown": 1}
    platform.error = None
    await send_due(outbox, LATER)
    assert platform.sent == ["0a", "0b"]


async def test_an_unknown_result_is_not_repeated_every_few_minutes(
    outbox: Outbox, platform: FakePlatform
) -> None:
    platform.error = NotNowError("503")
    await send_due(outbox, LATER)
    platform.error = MaybeSentError("no answer")
    for _ in range(4):
        assert await send_due(outbox, LATER) == 1
    now = datetime.now(timezone.utc)
    assert await send_due(outbox, now + timedelta(minutes=2)) == 0
    assert await send_due(outbox, now + timedelta(minutes=2, seconds=10)) == 1
    assert await send_due(outbox, now + timedelta(minutes=8)) == 0


async def test_one_odd_failure_after_a_long_outage_loses_nothing(
    outbox: Outbox, platform: FakePlatform
) -> None:
    for error in (*[NotNowError("503")] * 2 * FEW_ATTEMPTS, ZeroDivisionError("once"), None):
        platform.error = error
        await send_due(outbox, LATER)
    assert platform.sent == ["0a", "0b"]


async def test_what_breaks_in_our_own_code_does_not_hold_up_the_next_for_long(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    platform.error = ZeroDivisionError("our fault")
    for _ in range(FEW_ATTEMPTS):
        assert await send_due(outbox, LATER) == 1
    platform.error = None
    await send_due(outbox, LATER)
    assert platform.sent == ["1a", "1b"]
    assert counts(services) == {"dead": 1, "sent": 1, "unknown": 0}


async def test_another_worker_goes_on_where_a_dead_one_was(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    with services.unit_of_work(writing=True) as uow:
        (delivery,) = uow.outbox.claim(Leases(Database(services), "dead").fresh(NOW), NOW, 10, ["zalo"])
        uow.outbox.advance(delivery.id, 1)
        uow.commit()
    assert await send_due(outbox) == 0
    with services.unit_of_work(writing=True) as uow:
        assert uow.outbox.recover(NOW, "dead") == 1
        uow.commit()
    await send_due(outbox)
    assert platform.sent == ["0b"]
    assert counts(services)["unknown"] == 1


class LosesAnAnswer(Database):
    """Keeps the first change, and then nobody hears of it: as a database does that goes down just then."""

    is_down = True

    async def write(self, work: Callable[[UnitOfWork], Any]) -> Any:
        result = await super().write(work)
        if self.is_down:
            self.is_down = False
            raise Unavailable("The connection was closed.")
        return result


async def test_turns_whose_claim_was_kept_but_not_confirmed_are_sent_all_the_same(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    database = LosesAnAnswer(services)
    outbox = Outbox(database, Leases(database, "gateway-1"), Alarms(database), {"zalo": platform})
    with pytest.raises(Unavailable):
        await outbox.begin_due(NOW)
    assert counts(services)["sending"] == 1
    assert await send_due(outbox) == 1
    assert platform.sent == ["0a", "0b"]


class SilentPlatform(FakePlatform):
    """Never answers."""

    async def send(self, delivery: Delivery, part: Part) -> None:
        await asyncio.Event().wait()


async def test_a_platform_that_does_not_answer_holds_up_no_other(
    services: Services, platform: FakePlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.outbox.AT_ONCE", 2)
    for channel, person in [("zalo", 1), ("zalo", 2), ("zalo", 3), ("telegram", 1)]:
        with services.unit_of_work(writing=True) as uow:
            arrival = Arrival(channel=channel, conversation=f"{channel}_{person}", message_id=str(person))
            answer = Answer(said="0", replies=(Reply(text="y"),), outcome="answered")
            uow.conversations.finish(store_message(uow, arrival, NOW), answer, NOW, send=True)
            uow.commit()
    database = Database(services)
    senders = {"zalo": SilentPlatform(), "telegram": platform}
    outbox = Outbox(database, Leases(database, "gateway-1"), Alarms(database), senders)
    await outbox.begin_due(NOW)
    await outbox.close(0.5)
    assert platform.sent == ["0a", "0b"]


async def test_what_is_refused_does_not_hold_up_the_next(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    platform.error = RefusedError("Too long.")
    await send_due(outbox)
    platform.error = None
    await send_due(outbox)
    assert platform.sent == ["1a", "1b"]
    assert counts(services) == {"dead": 1, "sent": 1, "unknown": 0}


async def test_who_has_blocked_us_is_remembered(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    platform.error = UnreachableError("The person has blocked us.")
    await send_due(outbox)
    with services.unit_of_work() as uow:
        assert not uow.conversations.is_reachable("zalo_1")


async def test_when_only_an_operator_can_help_the_channel_rests_and_an_alarm_sounds(
    outbox: Outbox, platform: FakePlatform, services: Services
) -> None:
    platform.error = OperatorError("token_refused", "-216")
    assert [await send_due(outbox) for _ in range(2)] == [1, 0]
    assert await send_due(outbox, LATER) == 0
    with services.unit_of_work() as uow:
        (alarm,) = uow.alarms.lasting()
        assert (alarm.channel, alarm.problem, alarm.detail) == ("zalo", "token_refused", "-216")
    assert counts(services) == {"waiting": 2, "unknown": 0}


async def test_after_a_day_it_is_given_up(services: Services, outbox: Outbox, platform: FakePlatform) -> None:
    with services.unit_of_work(writing=True) as uow:
        arrival = Arrival(channel="zalo", conversation="zalo_2", message_id="old", text="x")
        yesterday = NOW - timedelta(hours=25)
        answer = Answer(said="old", replies=(Reply(text="y"),), outcome="answered")
        uow.conversations.finish(store_message(uow, arrival, yesterday), answer, yesterday, send=True)
        uow.commit()
    platform.error = NotNowError("503")
    await send_due(outbox)
    assert counts(services)["dead"] == 1
