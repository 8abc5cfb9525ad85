"""One worker fetches updates; each is confirmed after it was stored."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from gateway.channel import Surroundings
from gateway.telegram.failures import TOKEN_REFUSED
from gateway.telegram.polling import (
    LEASE,
    LONGEST_PAUSE_SECONDS,
    LOOK_SECONDS,
    TRIES,
    TWO_POLLERS,
    UPDATE_LEFT,
    WEBHOOK_SET,
    Polling,
)
from gateway.telegram.receiver import Receiver
from services import Services
from services.conversations.model import Message
from services.errors import Unavailable
from services.resources import load_yaml
from tests.gateway.telegram.conftest import FakeApi
from tests.gateway.telegram.messages import message

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
)


class Stumbling:
    """Fails over some updates."""

    def __init__(self, error: Exception, over: int) -> None:
        self.error = error
        self.over = over
        self.taken: list[int] = []

    async def take(self, raw: Any) -> None:
        if raw["update_id"] == self.over:
            raise self.error
        self.taken.append(raw["update_id"])


@pytest.fixture
def polling(api: FakeApi, receiver: Receiver, surroundings: Surroundings) -> Polling:
    return Polling(api, receiver, surroundings)


def alarms(services: Services) -> list[str]:
    with services.unit_of_work() as uow:
        return [alarm.problem for alarm in uow.alarms.lasting()]


async def test_updates_are_confirmed_after_they_were_stored(
    polling: Polling, api: FakeApi, handed_on: list[Message]
) -> None:
    api.batches = [[message(5, text="a"), message(6, text="b")]]
    assert [await polling.step(), await polling.step()] == [0.0, 0.0]
    assert api.called("updates") == [(None,), (7,)]
    assert [one.arrival.text for one in handed_on] == ["a", "b"]


async def test_what_comes_again_is_not_taken_again(
    polling: Polling, api: FakeApi, handed_on: list[Message]
) -> None:
    api.batches = [[message(5, text="a")]] * 3
    for _ in range(3):
        await polling.step()
    assert len(handed_on) == 1


async def test_one_worker_polls_and_another_when_it_is_gone(
    polling: Polling, api: FakeApi, receiver: Receiver, surroundings: Surroundings, services: Services
) -> None:
    second = Polling(api, receiver, replace(surroundings, owner="w2"))
    await polling.step()
    assert await second.step() == LOOK_SECONDS
    assert len(api.called("updates")) == 1
    with services.unit_of_work(writing=True) as uow:
        later = datetime.now(timezone.utc) + LEASE + timedelta(seconds=1)
        assert uow.leases.take("telegram.polling", "w2", later, later)
        uow.commit()
    assert await polling.step() == LOOK_SECONDS


async def test_without_a_database_nothing_is_confirmed(api: FakeApi, surroundings: Surroundings) -> None:
    receiver = Stumbling(Unavailable("away"), over=6)
    polling = Polling(api, receiver, surroundings)
    api.batches = [[message(5, text="a"), message(6, text="b"), message(7, text="c")]] * 10
    pauses = [await polling.step() for _ in range(6)]
    assert pauses == sorted(pauses)
    assert pauses[0] > 0
    assert api.called("updates")[-1] == (6,)
    assert 7 not in receiver.taken


async def test_an_update_we_stumble_over_is_left_out_in_the_end(
    api: FakeApi, surroundings: Surroundings, services: Services
) -> None:
    receiver = Stumbling(ZeroDivisionError("our fault"), over=6)
    polling = Polling(api, receiver, surroundings)
    api.batches = [[message(6, text="b"), message(7, text="c")]] * (TRIES + 1)
    for _ in range(TRIES + 1):
        await polling.step()
    assert receiver.taken == [7]
    assert alarms(services) == ["update_left"]


async def test_an_update_without_a_number_stops_nobody(
    polling: Polling, api: FakeApi, handed_on: list[Message]
) -> None:
    api.batches = [[None, {}, {"update_id": "x"}, message(5, text="a")]]
    await polling.step()
    assert [one.arrival.text for one in handed_on] == ["a"]


async def test_pauses_grow_while_telegram_cannot_be_reached(polling: Polling, api: FakeApi) -> None:
    api.batches = [NetworkError("x")] * 10
    pauses = [await polling.step() for _ in range(10)]
    assert pauses[:4] == [1.0, 2.0, 4.0, 8.0]
    assert pauses[-1] == 60.0
    assert await polling.step() == 0.0


async def test_a_flood_wait_is_kept(polling: Polling, api: FakeApi) -> None:
    api.batches = [RetryAfter(17)]
    assert await polling.step() == 17.0


async def test_a_network_that_is_gone_for_days_is_still_looked_for(
    api: FakeApi, receiver: Receiver, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    polling = Polling(api, receiver, surroundings)
    monkeypatch.setattr(polling, "_failures", 5_000)
    api.batches = [NetworkError("gone")]
    assert await polling.step() == LONGEST_PAUSE_SECONDS


@pytest.mark.parametrize(
    ("error", "times", "problem"),
    [
        (Conflict(WEBHOOK), 1, "webhook_set"),
        (Conflict(OTHER), 4, "two_pollers"),
        (InvalidToken(), 1, "token_refused"),
    ],
)
async def test_what_only_a_person_can_mend_sounds_an_alarm_until_it_is_mended(
    polling: Polling, api: FakeApi, services: Services, error: Exception, times: int, problem: str
) -> None:
    api.batches = [error] * times  # type: ignore[list-item]
    sounding = []
    for _ in range(times + 1):
        await polling.step()
        sounding.append(alarms(services))
    assert sounding == [[]] * (times - 1) + [[problem], []]


def test_every_alarm_has_its_sentence() -> None:
    assert set(load_yaml("gateway/alarms.yml")["telegram"]) == {
        TOKEN_REFUSED,
        TWO_POLLERS,
        UPDATE_LEFT,
        WEBHOOK_SET,
    }
