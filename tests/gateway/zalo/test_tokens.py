"""Tokens are renewed in time or on demand, stored before they are used, and never lost unnoticed."""

import asyncio
import logging
from dataclasses import replace

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import NotNowError, OperatorError
from gateway.zalo.api import RefusedAnswerError, ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.errors import SECRET, TOKEN
from gateway.zalo.grant import LOST, MISSING, REFUSED, SILENT, store_first_pair
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.tokens import TokenKeeper
from services import Services
from services.channels.tokens import TokenState
from services.errors import InvalidInput, Unavailable
from tests.gateway.zalo.conftest import NOW, OA, Clock, alarms_in, settings_for, tokens_in
from tests.gateway.zalo.granting import REFUSAL, Granting
from tests.gateway.zalo.small_server import CUT, HOLD, SmallServer

BODY = {"recipient": {"user_id": "1"}, "message": {"text": "x"}}
BUSY = (503, b"", {})

pytestmark = pytest.mark.usefixtures("granted")


@pytest.fixture
def zalo(server: SmallServer) -> Granting:
    server.always = granting = Granting()
    return granting


async def send(keeper: TokenKeeper, api: ZaloApi) -> None:
    await keeper.call(lambda token: api.send(token, BODY))


@pytest.mark.parametrize(("hours", "asked"), [(19.9, []), (20.1, ["RT-1"])])
async def test_a_pair_is_renewed_at_20_of_25_hours(
    keeper: TokenKeeper, zalo: Granting, services: Services, clock: Clock, hours: float, asked: list[str]
):
    clock.move(hours=hours)
    await keeper.look_after()
    assert zalo.asked == asked
    assert tokens_in(services).access_token == f"AT-{1 + len(asked)}"


@pytest.mark.parametrize("number", [-216, -220, -124])
async def test_a_refused_token_is_renewed_once_and_the_call_repeated_once(
    keeper: TokenKeeper, api: ZaloApi, zalo: Granting, server: SmallServer, services: Services, number: int
):
    server.answers.append({"error": number})
    await send(keeper, api)
    assert (zalo.asked, zalo.sent, len(server.requests)) == (["RT-1"], 1, 3)
    assert tokens_in(services).version == 2


async def test_where_even_a_fresh_token_is_refused_nobody_goes_on_renewing(
    keeper: TokenKeeper, api: ZaloApi, zalo: Granting
):
    zalo.takes = False
    for _ in range(3):
        with pytest.raises(OperatorError) as caught:
            await send(keeper, api)
        assert caught.value.problem == TOKEN
    assert zalo.asked == ["RT-1"]


async def test_another_refusal_is_left_to_the_caller(
    keeper: TokenKeeper, api: ZaloApi, zalo: Granting, server: SmallServer
):
    server.answers.append({"error": -230})
    with pytest.raises(RefusedAnswerError):
        await send(keeper, api)
    assert (zalo.asked, len(server.requests)) == ([], 1)


async def test_calls_side_by_side_share_one_renewal(keeper: TokenKeeper, api: ZaloApi, zalo: Granting):
    zalo.seconds, zalo.expired = 0.05, {"AT-1"}
    await asyncio.gather(*(send(keeper, api) for _ in range(5)))
    assert (zalo.asked, zalo.sent) == (["RT-1"], 5)


async def test_a_refusal_with_status_200_leaves_the_pair_untouched(
    keeper: TokenKeeper, zalo: Granting, services: Services, clock: Clock
):
    zalo.grants = False
    clock.move(hours=21)
    with pytest.raises(OperatorError) as caught:
        await keeper.look_after()
    tokens = tokens_in(services)
    assert (tokens.access_token, tokens.refresh_token, tokens.version) == ("AT-1", "RT-1", 1)
    assert tokens.state is TokenState.REFUSED
    assert caught.value.problem == REFUSED and alarms_in(services) == [REFUSED]


async def test_after_a_refusal_the_old_access_token_is_used_as_long_as_it_is_taken(
    keeper: TokenKeeper, api: ZaloApi, zalo: Granting, clock: Clock
):
    zalo.grants = False
    clock.move(hours=21)
    with pytest.raises(OperatorError):
        await keeper.look_after()
    await send(keeper, api)
    await keeper.look_after()
    zalo.takes = False
    with pytest.raises(OperatorError):
        await send(keeper, api)
    assert (zalo.sent, zalo.asked) == (1, ["RT-1"])


async def test_a_worker_that_starts_tries_a_refused_pair_once(
    keeper: TokenKeeper, zalo: Granting, services: Services, clock: Clock
):
    with services.unit_of_work(writing=True) as uow:
        uow.platform_tokens.mark(OA, 1, TokenState.REFUSED)
        uow.commit()
    await keeper.look_after()
    assert tokens_in(services).access_token == "AT-2"


@pytest.mark.parametrize("lost", [CUT, HOLD, BUSY])
async def test_after_a_lost_answer_the_refresh_token_is_tried_once_more(
    keeper: TokenKeeper, zalo: Granting, server: SmallServer, services: Services, clock: Clock, lost: object
):
    clock.move(hours=21)
    server.answers.append(lost)  # type: ignore[arg-type]
    await keeper.look_after()
    assert len(server.requests) == 2
    assert tokens_in(services).access_token == "AT-2"


async def test_when_the_lost_answer_had_the_new_pair_the_alarm_says_so(
    keeper: TokenKeeper, server: SmallServer, services: Services, clock: Clock
):
    clock.move(hours=21)
    server.answers += [CUT, REFUSAL]
    with pytest.raises(OperatorError):
        await keeper.look_after()
    assert alarms_in(services) == [LOST]


async def test_where_no_answer_comes_at_all_it_is_tried_again_later_and_the_alarm_ends(
    keeper: TokenKeeper, zalo: Granting, server: SmallServer, services: Services, clock: Clock
):
    clock.move(hours=21)
    server.answers += [BUSY, BUSY]
    with pytest.raises(NotNowError):
        await keeper.look_after()
    assert alarms_in(services) == [SILENT]
    await keeper.look_after()
    assert tokens_in(services).access_token == "AT-2" and alarms_in(services) == []


async def test_too_many_requests_are_no_refusal(
    keeper: TokenKeeper, zalo: Granting, server: SmallServer, services: Services, clock: Clock
):
    clock.move(hours=21)
    server.answers.append({"error": -32})
    with pytest.raises(NotNowError):
        await keeper.look_after()
    assert tokens_in(services).state is TokenState.GOOD and alarms_in(services) == []


async def test_where_nobody_listens_nothing_is_noted(
    store: Database, connection: Connection, services: Services, clock: Clock
):
    settings = settings_for("http://127.0.0.1:9")
    nobody = TokenKeeper(settings, ZaloApi(settings, connection), store, Alarms(store), "worker-1", clock)
    clock.move(hours=21)
    with pytest.raises(NotNowError):
        await nobody.look_after()
    assert tokens_in(services).state is TokenState.GOOD


async def test_the_new_pair_is_kept_until_the_database_takes_it(
    keeper: TokenKeeper,
    zalo: Granting,
    store: Database,
    services: Services,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    clock.move(hours=21)
    write, failures = store.write, [Unavailable("gone")] * 3

    async def failing(work):  # type: ignore[no-untyped-def]
        if zalo.asked and failures:
            raise failures.pop()
        return await write(work)

    monkeypatch.setattr("gateway.zalo.renewal.SAVE_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(store, "write", failing)
    await keeper.look_after()
    assert tokens_in(services).access_token == "AT-2" and zalo.asked == ["RT-1"]


async def test_a_renewal_that_was_begun_is_finished_when_its_worker_ends(
    keeper: TokenKeeper, zalo: Granting, services: Services, clock: Clock
):
    clock.move(hours=21)
    zalo.seconds = 0.1
    keeping = asyncio.create_task(keeper.keep())
    while not keeper._running:
        await asyncio.sleep(0.005)
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    assert tokens_in(services).access_token == "AT-2"


async def test_a_pair_the_operator_gave_meanwhile_stays(
    keeper: TokenKeeper, zalo: Granting, services: Services, server: SmallServer, clock: Clock
):
    def given(request):  # type: ignore[no-untyped-def]
        with services.unit_of_work(writing=True) as uow:
            store_first_pair(uow, OA, "AT-given", "RT-given", NOW)
            uow.commit()
        return zalo.refresh(request)

    clock.move(hours=21)
    server.answers.append(given)
    await keeper.look_after()
    assert tokens_in(services).access_token == "AT-given"


async def test_nothing_secret_is_in_the_log(
    keeper: TokenKeeper,
    api: ZaloApi,
    zalo: Granting,
    server: SmallServer,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
):
    caplog.set_level(logging.DEBUG)
    clock.move(hours=21)
    server.answers += [CUT]
    await keeper.look_after()
    zalo.takes = False
    with pytest.raises(OperatorError) as caught:
        await send(keeper, api)
    logging.getLogger("x").error("failed", exc_info=caught.value)
    assert caplog.records
    for secret in ("AT-", "RT-", "AppSecretForTests01"):
        assert secret not in caplog.text


def test_a_first_pair_replaces_any_other_and_ends_the_alarms(services: Services):
    with services.unit_of_work(writing=True) as uow:
        uow.alarms.sound("zalo", LOST, NOW)
        store_first_pair(uow, OA, "AT-9", "RT-9", NOW)
        uow.commit()
    tokens = tokens_in(services)
    assert (tokens.access_token, tokens.version, alarms_in(services)) == ("AT-9", 2, [])
    assert tokens.is_due(NOW, 0.8)  # of unknown age: renewed at once


@pytest.mark.parametrize("token", ["", " ", "AT 1", "AT\n1", "vé", "x" * 5_000])
def test_what_is_no_token_is_not_stored_nor_repeated(services: Services, token: str):
    with services.unit_of_work(writing=True) as uow, pytest.raises(InvalidInput) as caught:
        store_first_pair(uow, OA, token, "RT-9", NOW)
    assert not token.strip() or token not in str(caught.value)


async def test_without_the_secret_of_the_app_no_refresh_token_is_risked(
    settings: ZaloSettings,
    api: ZaloApi,
    store: Database,
    services: Services,
    server: SmallServer,
    clock: Clock,
):
    keeper = TokenKeeper(replace(settings, app_secret=""), api, store, Alarms(store), "worker-1", clock)
    clock.move(hours=21)
    with pytest.raises(OperatorError) as caught:
        await keeper.look_after()
    assert caught.value.problem == SECRET
    assert server.requests == [] and tokens_in(services).state is TokenState.GOOD


async def test_without_a_pair_the_operator_is_told(
    settings: ZaloSettings, api: ZaloApi, store: Database, services: Services
):
    keeper = TokenKeeper(replace(settings, oa_id="1"), api, store, Alarms(store), "worker-1")
    with pytest.raises(OperatorError):
        await keeper.look_after()
    assert alarms_in(services) == [MISSING]
