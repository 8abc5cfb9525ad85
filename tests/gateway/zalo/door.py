"""The webhook of Zalo over a real database, without a network and with a clock of its own."""

import asyncio
import hashlib
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from gateway.alarms import Alarms
from gateway.channel import Surroundings
from gateway.database import Database
from gateway.http_limits import BodyLimit
from gateway.inbox import Inbox
from gateway.leases import Leases
from gateway.phrases import load_phrases
from gateway.zalo.receiver import Receiver
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.webhook import PATH, Webhook
from gateway.zalo.words import load_words
from services import Services, UnitOfWork
from services.conversations.model import Message, Turn
from services.conversations.rate import RateWindow
from services.errors import Unavailable
from tests.gateway.zalo.example_events import APP, OA

SECRET = "OaSecretKeyForTests01"
OWNER = "worker of the tests"


def settings(**changed: Any) -> ZaloSettings:
    given = {"app_id": APP, "app_secret": "AppSecretForTests01", "oa_id": OA, "oa_secret": SECRET}
    return ZaloSettings(**{**given, **changed})


def signature(raw: bytes, timestamp: str, secret: str = SECRET, app_id: str = APP) -> str:
    return "mac=" + hashlib.sha256(app_id.encode() + raw + timestamp.encode() + secret.encode()).hexdigest()


class Failing(Database):
    """A database that can be made to hang or to be gone."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.gone = False
        self.hangs = asyncio.Event()
        self.hangs.set()

    async def read(self, work: Callable[[UnitOfWork], Any]) -> Any:
        await self._ready()
        return await super().read(work)

    async def write(self, work: Callable[[UnitOfWork], Any]) -> Any:
        await self._ready()
        return await super().write(work)

    async def _ready(self) -> None:
        if self.gone:
            raise Unavailable("The database is gone.")
        await self.hangs.wait()


class Door:
    """Posts events; `heard` are the messages that were put in line."""

    def __init__(self, client: TestClient, database: Failing, webhook: Webhook, heard: list[Message]) -> None:
        self.client, self.database, self.webhook, self.heard = client, database, webhook, heard
        self.now_ms = 0.0

    def post(
        self, event: dict[str, Any], *, secret: str = SECRET, late_hours: float = 0, **headers: str
    ) -> int:
        """Sign and post, as Zalo does; returns the status."""
        raw = json.dumps(event, ensure_ascii=False).encode()
        timestamp = str(event.get("timestamp", ""))
        self.now_ms = float(timestamp or 0) + late_hours * 3_600_000
        return self.send(raw, {"X-ZEvent-Signature": signature(raw, timestamp, secret), **headers})

    def send(self, raw: bytes, headers: dict[str, str] | None = None) -> int:
        """Post bytes as they are."""
        response = self.client.post(
            PATH, content=raw, headers={"Content-Type": "application/json", **(headers or {})}
        )
        assert response.content == b""
        self.rest()
        return response.status_code

    def rest(self) -> None:
        """Wait until what goes on after an answer is done, unless the database hangs."""
        if self.database.hangs.is_set():
            self._inside(self._settle)

    def hang(self) -> None:
        self._inside(self._clear)

    def go_on(self) -> None:
        self._inside(self._set)
        self.rest()

    def read(self, work: Callable[[UnitOfWork], Any]) -> Any:
        async def reading() -> Any:
            return await Database.read(self.database, work)

        return self._inside(reading)

    def write(self, work: Callable[[UnitOfWork], Any]) -> Any:
        async def writing() -> Any:
            return await Database.write(self.database, work)

        return self._inside(writing)

    def alarms(self) -> list[tuple[str, str]]:
        return [(alarm.problem, alarm.detail) for alarm in self.read(lambda uow: uow.alarms.lasting())]

    def turns(self, conversation: str) -> list[Turn]:
        return list(self.read(lambda uow: uow.conversations.latest_turns(conversation, 20)))

    def left(self) -> int:
        """Messages without a turn."""
        return len(self.read(lambda uow: uow.inbox.unfinished()))

    def _inside(self, work: Callable[[], Awaitable[Any]]) -> Any:
        assert self.client.portal is not None
        return self.client.portal.call(work)

    async def _settle(self) -> None:
        deadline = time.monotonic() + 20
        while self._is_busy() and time.monotonic() < deadline:
            await asyncio.sleep(0.002)

    def _is_busy(self) -> bool:
        noting = self.webhook._forgeries._noting
        return bool(self.webhook._waiting) or (noting is not None and not noting.done())

    async def _clear(self) -> None:
        self.database.hangs.clear()

    async def _set(self) -> None:
        self.database.hangs.set()


@contextmanager
def opened(services: Services, configured: ZaloSettings) -> Iterator[Door]:
    """The door of an account."""
    database, heard = Failing(services), []
    leases = Leases(database, OWNER)
    inbox = Inbox(database, leases, heard.append, RateWindow(20, time.monotonic))
    alarms = Alarms(database)
    surroundings = Surroundings(
        inbox=inbox,
        database=database,
        alarms=alarms,
        phrases=load_phrases(),
        owner=OWNER,
        workers=1,
        secret_key="k" * 40,
    )
    webhook = Webhook(configured, Receiver(surroundings), alarms, load_words(), lambda: door.now_ms)
    app = Starlette(routes=[webhook.route()], middleware=[Middleware(BodyLimit, sentence="")])
    with TestClient(app) as client:
        door = Door(client, database, webhook, heard)
        yield door
        assert client.portal is not None
        client.portal.call(_set_all, database)
        client.portal.call(webhook.close)


async def _set_all(database: Failing) -> None:
    database.hangs.set()
