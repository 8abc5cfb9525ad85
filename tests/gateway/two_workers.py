"""Two gateways over one database, both platforms, and deliveries as a bad day brings them."""

import asyncio
import json
import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from typing import Any

import httpx

from gateway.telegram.channel import telegram_channel
from gateway.telegram.settings import TelegramSettings
from gateway.telegram.webhook import HEADER
from gateway.telegram.webhook import PATH as TELEGRAM_PATH
from gateway.wiring import Gateway
from gateway.zalo.channel import zalo_channel
from gateway.zalo.grant import store_first_pair
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.webhook import PATH as ZALO_PATH
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services
from tests.gateway.conftest import settings
from tests.gateway.fake_rasa import FakeRasa
from tests.gateway.server import serving_gateway
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo

SECRET = "secret-of-the-webhook"
AT_ONCE = 16
AGAIN_SECONDS = 0.2


@dataclass(frozen=True)
class Update:
    """What a platform posts; the same bytes however often."""

    conversation: str
    text: str
    path: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Workers:
    """Two gateways at `addresses`, and the platforms they serve."""

    addresses: Sequence[str]
    telegram: FakeTelegram
    zalo: FakeZalo
    services: Services

    def typed(self, conversation: str, text: str) -> Update:
        """A person writes; nothing is posted yet."""
        channel, _, person = conversation.partition("_")
        if channel == "telegram":
            update = self.telegram.type_text(int(person), text)
            body = json.dumps(update).encode()
            headers = {HEADER: SECRET, "Content-Type": "application/json"}
            return Update(conversation, text, TELEGRAM_PATH, body, headers)
        with self.zalo.holding() as held:
            self.zalo.type_text(person, text)
            (event,) = held
            held.clear()
        return Update(conversation, text, ZALO_PATH, event.body, dict(event.headers))

    def got(self, conversation: str) -> list[str]:
        """The texts this person was sent, in order."""
        channel, _, person = conversation.partition("_")
        if channel == "telegram":
            return [sent.text for sent in self.telegram.sent_to(int(person))]
        return [sent.text for sent in list(self.zalo.sent) if sent.user == person]

    def post(self, rows: Sequence[Sequence[Update]], seed: int) -> None:
        """Post each row one after another, all rows side by side; each time to one of the workers."""
        asyncio.run(self._post(rows, random.Random(seed)))

    async def _post(self, rows: Sequence[Sequence[Update]], chance: random.Random) -> None:
        room = asyncio.Semaphore(AT_ONCE)
        async with httpx.AsyncClient(timeout=30, trust_env=False) as client:

            async def one(row: Sequence[Update]) -> None:
                async with room:
                    for update in row:
                        await self._until_taken(client, update, chance)

            await asyncio.gather(*map(one, rows))

    async def _until_taken(self, client: httpx.AsyncClient, update: Update, chance: random.Random) -> None:
        while True:
            address = chance.choice(self.addresses)
            answer = await client.post(f"{address}{update.path}", content=update.body, headers=update.headers)
            if answer.status_code == 200:
                return
            assert answer.status_code == 503
            await asyncio.sleep(AGAIN_SECONDS)


@contextmanager
def two_workers(database: DatabaseSettings, rasa: FakeRasa, **changed: Any) -> Iterator[Workers]:
    """Both are up; settings of the gateways may be changed by name."""
    with ExitStack() as running:
        telegram = running.enter_context(FakeTelegram().running())
        zalo = running.enter_context(FakeZalo().running())
        services = build_services(database)
        running.callback(services.close)
        _grant(services, zalo)
        on_telegram = TelegramSettings(token=telegram.token, secret=SECRET, api=telegram.url)
        on_zalo = ZaloSettings(
            app_id=zalo.app_id,
            app_secret=zalo.app_secret,
            oa_id=zalo.oa_id,
            oa_secret=zalo.oa_secret,
            oauth_url=zalo.url,
            api_url=zalo.url,
            template_url=zalo.url,
        )
        channels = [partial(telegram_channel, on_telegram), partial(zalo_channel, on_zalo)]
        addresses = []
        for number in (1, 2):
            own = settings(
                rasa, worker=f"gateway-{number}", workers=2, messages_per_conversation=1_000, **changed
            )
            gateway = Gateway(own, build_services(database), channels)
            addresses.append(running.enter_context(serving_gateway(gateway)))
        yield Workers(addresses, telegram, zalo, services)


def _grant(services: Services, zalo: FakeZalo) -> None:
    pair = zalo.issue_tokens()
    with services.unit_of_work(writing=True) as uow:
        store_first_pair(uow, zalo.oa_id, pair.access, pair.refresh, datetime.now(timezone.utc))
        uow.commit()
