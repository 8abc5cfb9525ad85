"""Turns of a platform are sent in order, again after a failure, and never for ever."""

from datetime import datetime, timedelta, timezone

import pytest

from gateway.database import Database
from gateway.outbox import Outbox, RefusedError
from services import Services
from services.conversations.model import Answer, Arrival, Reply, Turn
from services.errors import Unavailable

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)


class FakePlatform:
    """Takes turns unless told otherwise."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.error: Exception | None = None

    async def send(self, turn: Turn) -> None:
        if self.error is not None:
            raise self.error
        self.sent.append(turn.answer.said)


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def outbox(services: Services, platform: FakePlatform) -> Outbox:
    with services.unit_of_work(writing=True) as uow:
        for number in range(2):
            message = uow.conversations.store_arrival(
                Arrival(channel="zalo", conversation="zalo_1", message_id=str(number), text="x"), NOW
            )
            answer = Answer(said=str(number), replies=(Reply(text="y"),), outcome="answered")
            uow.conversations.finish(message, answer, NOW, send=True)
        uow.commit()
    return Outbox(Database(services), {"zalo": platform})


async def test_turns_are_sent_once_and_in_order(outbox: Outbox, platform: FakePlatform) -> None:
    assert [await outbox.send_due(NOW) for _ in range(3)] == [1, 1, 0]
    assert platform.sent == ["0", "1"]


async def test_after_a_failure_it_is_tried_again_later(outbox: Outbox, platform: FakePlatform) -> None:
    platform.error = Unavailable("The platform does not answer.")
    assert [await outbox.send_due(NOW) for _ in range(2)] == [1, 0]
    platform.error = None
    assert await outbox.send_due(NOW + timedelta(seconds=2)) == 1
    assert platform.sent == ["0"]


async def test_a_fault_of_ours_ends_neither_the_sending_nor_the_turn(
    outbox: Outbox, platform: FakePlatform
) -> None:
    platform.error = ZeroDivisionError("our fault")
    assert [await outbox.send_due(NOW) for _ in range(2)] == [1, 0]
    platform.error = None
    assert await outbox.send_due(NOW + timedelta(seconds=2)) == 1
    assert platform.sent == ["0"]


async def test_what_is_refused_does_not_hold_up_the_next(outbox: Outbox, platform: FakePlatform) -> None:
    platform.error = RefusedError("The person has blocked us.")
    await outbox.send_due(NOW)
    platform.error = None
    await outbox.send_due(NOW)
    assert platform.sent == ["1"]


async def test_after_a_day_it_is_given_up(outbox: Outbox, platform: FakePlatform) -> None:
    platform.error = Unavailable("The platform does not answer.")
    tomorrow = NOW + timedelta(hours=25)
    assert [await outbox.send_due(tomorrow) for _ in range(3)] == [1, 1, 0]
