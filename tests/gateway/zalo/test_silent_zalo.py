"""A platform that takes messages and answers none keeps nothing else from being done."""

import asyncio
from datetime import datetime, timezone

import pytest

from gateway.alarms import Alarms
from gateway.channel import Surroundings
from gateway.database import Database
from gateway.phrases import load_phrases
from gateway.sending import MaybeSentError
from gateway.zalo.channel import zalo_channel
from gateway.zalo.grant import store_first_pair
from services import Services
from services.conversations.model import Delivery, Reply
from tests.gateway.zalo.conftest import OA, settings_for, tokens_in
from tests.gateway.zalo.granting import Granting
from tests.gateway.zalo.small_server import HOLD, Behaviour, Request, SmallServer
from tests.gateway.zalo.turns import turn

SILENT_SECONDS = 3.0
LIMIT_SECONDS = 2.0


class TokensOnly(Granting):
    """Gives tokens, and holds every message."""

    def __call__(self, request: Request) -> Behaviour:
        return super().__call__(request) if request.path == "/v4/oa/access_token" else HOLD


async def test_tokens_are_renewed_while_no_message_is_answered(
    server: SmallServer, services: Services, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.zalo.connection.THREADS", 1)
    server.always = TokensOnly()
    said = Delivery(id=1, channel="zalo", turn=turn(Reply(text="Dạ")))
    now = datetime.now(timezone.utc)
    with services.unit_of_work(writing=True) as uow:
        store_first_pair(uow, OA, "AT-1", "RT-1", now)
        uow.conversations.touch(said.turn.conversation, "zalo", now)
        uow.commit()
    surroundings = Surroundings(
        inbox=None,  # type: ignore[arg-type]
        database=store,
        alarms=Alarms(store),
        phrases=load_phrases(),
        owner="w",
        workers=1,
        secret_key="k" * 40,
    )
    channel = zalo_channel(settings_for(server.url, read_seconds=SILENT_SECONDS), surroundings)
    sending = asyncio.create_task(channel.sender.send(said, channel.sender.parts(said)[0]))
    while not server.requests:
        await asyncio.sleep(0.01)
    keeping = asyncio.ensure_future(channel.tasks[0]())
    await asyncio.wait_for(until_renewed(services), LIMIT_SECONDS)
    with pytest.raises(MaybeSentError):
        await sending
    keeping.cancel()
    assert channel.close is not None
    await channel.close()


async def until_renewed(services: Services) -> None:
    while tokens_in(services).version == 1:
        await asyncio.sleep(0.02)
