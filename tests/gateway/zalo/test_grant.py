"""An administrator's consent becomes the first pair, which then keeps itself alive."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.zalo.api import RefusedAnswerError, ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.grant import store_first_pair
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.tokens import TokenKeeper
from services import Services
from tests.gateway.zalo.conftest import settings_for, tokens_in
from tests.platforms.zalo.fake import FakeZalo

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.fixture
def zalo() -> Iterator[FakeZalo]:
    with FakeZalo().running() as running:
        running.oauth.console_challenge = CHALLENGE
        yield running


@pytest.fixture
def settings(zalo: FakeZalo) -> ZaloSettings:
    return replace(settings_for(zalo.url), code_verifier=VERIFIER)


async def test_a_code_becomes_a_pair_that_is_good_and_renews_itself(
    api: ZaloApi, settings: ZaloSettings, zalo: FakeZalo, services: Services, store: Database
):
    def now() -> datetime:
        return datetime.fromtimestamp(zalo.clock.now(), timezone.utc)

    grant = await api.exchange(zalo.grant())
    with services.unit_of_work(writing=True) as uow:
        store_first_pair(uow, settings.oa_id, grant.access_token, grant.refresh_token, now(), grant.life)
        uow.commit()
    keeper = TokenKeeper(settings, api, store, Alarms(store), "worker-1", now)
    await keeper.look_after()
    assert (grant.life, zalo.tokens.refreshes) == (timedelta(hours=25), 0)
    for days in range(1, 4):
        zalo.clock.advance(hours=21)
        await keeper.look_after()
        assert (await keeper.call(api.account)).oa_id == settings.oa_id
        assert (zalo.tokens.refreshes, tokens_in(services).version) == (days, days + 1)


async def test_a_code_is_refused_without_the_verifier_of_its_challenge(
    settings: ZaloSettings, connection: Connection, zalo: FakeZalo
):
    with pytest.raises(RefusedAnswerError):
        await ZaloApi(replace(settings, code_verifier=""), connection).exchange(zalo.grant())
