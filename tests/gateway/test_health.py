"""What /health tells: whether we answer, what only a person can mend, what is not sent yet."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from starlette.requests import Request

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.health import Health
from services import Services
from services.conversations.model import Answer, Arrival, Lease, Reply
from services.errors import Unavailable
from tests.stored_message import store_message

NOW = datetime.now(timezone.utc)


class FakeRasa:
    """Ready or not."""

    def __init__(self, *, ready: bool = True) -> None:
        self.ready = ready

    async def is_ready(self) -> bool:
        return self.ready


class NoDatabase:
    """Cannot be reached."""

    async def read(self, _work: object) -> object:
        raise Unavailable("away")


@pytest.fixture
def store(services: Services) -> Database:
    return Database(services)


def asked_by(host: str, *headers: tuple[bytes, bytes]) -> Request:
    return Request({"type": "http", "client": (host, 1), "headers": list(headers)})


OPERATOR = asked_by("127.0.0.1")


async def shown(database: Any, rasa: Any, request: Request = OPERATOR) -> tuple[int, dict[str, Any]]:
    response = await Health(database, rasa).show(request)
    return response.status_code, json.loads(bytes(response.body))


def fill_outbox(services: Services) -> None:
    """Four turns for four people: one waits, one is on its way, one is sent, one is dead."""
    with services.unit_of_work(writing=True) as uow:
        for number in range(4):
            arrival = Arrival(
                channel="telegram", conversation=f"telegram_{number}", message_id=str(number), text="x"
            )
            message = store_message(uow, arrival, NOW)
            answer = Answer(said="x", replies=(Reply(text="y"),), outcome="answered")
            uow.conversations.finish(message, answer, NOW, send=True)
        lease = Lease("gateway-1", NOW + timedelta(seconds=30))
        taken = uow.outbox.claim(lease, NOW, 3, ["telegram"])
        uow.outbox.mark_sent(taken[0].id, NOW)
        uow.outbox.give_up(taken[1].id, "chat not found")
        uow.commit()


async def test_all_is_well(store: Database) -> None:
    assert await shown(store, FakeRasa()) == (
        200,
        {"status": "ok", "gateway": "ok", "rasa": "ok", "database": "ok", "alarms": [], "outbox": {}},
    )


async def test_an_alarm_that_lasts_degrades_without_saying_that_nobody_is_answered(store: Database) -> None:
    await Alarms(store).sound("zalo", "package", "-224")
    code, told = await shown(store, FakeRasa())
    assert (code, told["status"], told["database"]) == (200, "degraded", "ok")
    assert [(alarm["channel"], alarm["problem"]) for alarm in told["alarms"]] == [("zalo", "package")]
    assert datetime.fromisoformat(told["alarms"][0]["since"]) >= NOW - timedelta(seconds=2)


async def test_an_alarm_that_is_over_is_forgotten(store: Database) -> None:
    alarms = Alarms(store)
    await alarms.sound("zalo", "package", "-224")
    await alarms.clear("zalo", "package")
    assert (await shown(store, FakeRasa()))[1]["status"] == "ok"


async def test_the_detail_of_an_alarm_is_for_operators_only(store: Database) -> None:
    await Alarms(store).sound("zalo", "package", "-224")
    assert "-224" not in json.dumps(await shown(store, FakeRasa()))


@pytest.mark.parametrize(
    "request_of",
    [
        asked_by("203.0.113.5"),
        asked_by("127.0.0.1", (b"x-forwarded-for", b"127.0.0.1")),
        asked_by("x"),
    ],
)
async def test_a_stranger_hears_only_whether_all_is_well(
    store: Database, services: Services, request_of: Request
) -> None:
    await Alarms(store).sound("zalo", "signature")
    fill_outbox(services)
    code, told = await shown(store, FakeRasa(), request_of)
    assert code == 200
    assert told == {"status": "degraded", "gateway": "ok", "rasa": "ok", "database": "ok"}


async def test_what_is_not_sent_is_counted_by_state(store: Database, services: Services) -> None:
    fill_outbox(services)
    code, told = await shown(store, FakeRasa())
    assert (code, told["outbox"]) == (200, {"telegram": {"waiting": 1, "sending": 1, "dead": 1}})
    assert "telegram_" not in json.dumps(told)


async def test_the_outbox_is_not_counted_anew_for_everybody_who_asks(
    store: Database, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.health.KEEP_SECONDS", -1.0)
    health = Health(store, FakeRasa())  # type: ignore[arg-type]
    assert json.loads(bytes((await health.show(OPERATOR)).body))["outbox"] == {}
    fill_outbox(services)
    assert json.loads(bytes((await health.show(OPERATOR)).body))["outbox"] == {}
    monkeypatch.setattr("gateway.health.COUNT_SECONDS", -1.0)
    again = await health.show(OPERATOR)
    assert json.loads(bytes(again.body))["outbox"]["telegram"]["dead"] == 1


@pytest.mark.parametrize(
    ("away", "rasa", "parts"),
    [(True, True, ("ok", "down")), (False, False, ("down", "ok")), (True, False, ("down", "down"))],
)
async def test_without_rasa_or_the_database_nobody_is_answered(
    store: Database, away: bool, rasa: bool, parts: tuple[str, str]
) -> None:
    code, told = await shown(NoDatabase() if away else store, FakeRasa(ready=rasa))
    assert (code, told["status"], told["rasa"], told["database"]) == (503, "degraded", *parts)
