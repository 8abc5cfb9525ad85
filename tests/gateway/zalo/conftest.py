"""Zalo's API in small, and what of the channel talks to it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.zalo.api import ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.grant import store_first_pair
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.tokens import TokenKeeper
from services import Services
from services.channels.alarms import Alarm
from services.channels.tokens import PlatformTokens
from tests.gateway.zalo.door import Door, opened
from tests.gateway.zalo.door import settings as configured
from tests.gateway.zalo.small_server import SmallServer

OA = "388613280878808645"
APP_SECRET = "AppSecretForTests01"
NOW = datetime(2026, 11, 23, 3, 0, 30, tzinfo=timezone.utc)  # 10 o'clock in Cà Mau


class Clock:
    """An instant that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **how_far: float) -> None:
        self.now += timedelta(**how_far)


@pytest.fixture
def door(services: Services) -> Iterator[Door]:
    with opened(services, configured()) as standing:
        yield standing


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with SmallServer().running() as running:
        yield running


def settings_for(url: str, **sending: Any) -> ZaloSettings:
    settings = ZaloSettings(
        app_id="360846524940903967",
        app_secret=APP_SECRET,
        oa_id=OA,
        oauth_url=url,
        api_url=url,
        template_url=url,
    )
    rules = replace(settings.rules, sending=replace(settings.rules.sending, **sending))
    return replace(settings, rules=rules)


@pytest.fixture
def settings(server: SmallServer) -> ZaloSettings:
    return settings_for(server.url)


@pytest.fixture
async def connection() -> AsyncIterator[Connection]:
    opened = Connection(connect_seconds=1.0, read_seconds=0.5)
    yield opened
    await opened.close()


@pytest.fixture
def api(settings: ZaloSettings, connection: Connection) -> ZaloApi:
    return ZaloApi(settings, connection)


@pytest.fixture
def store(services: Services) -> Iterator[Database]:
    yield Database(services)


@pytest.fixture
def keeper(settings: ZaloSettings, api: ZaloApi, store: Database, clock: Clock) -> TokenKeeper:
    return TokenKeeper(settings, api, store, Alarms(store), "worker-1", clock)


@pytest.fixture
def granted(services: Services) -> PlatformTokens:
    """A pair an administrator granted just now; it lives 25 hours."""
    with services.unit_of_work(writing=True) as uow:
        tokens = store_first_pair(uow, OA, "AT-1", "RT-1", NOW, timedelta(hours=25))
        uow.commit()
    return tokens


def tokens_in(services: Services) -> PlatformTokens:
    with services.unit_of_work() as uow:
        tokens = uow.platform_tokens.get(OA)
    assert tokens is not None
    return tokens


def alarms_in(services: Services) -> list[str]:
    with services.unit_of_work() as uow:
        lasting: list[Alarm] = list(uow.alarms.lasting())
    return sorted(alarm.problem for alarm in lasting)
