"""Turns reach people as the strict fake of Zalo takes them; every failure tells the outbox what to do."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import MaybeSentError, NotNowError, OperatorError, RefusedError, UnreachableError
from gateway.zalo.api import ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.grant import store_first_pair
from gateway.zalo.ledger import Ledger
from gateway.zalo.rules import ZaloRules
from gateway.zalo.sender import ZaloSender
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.tokens import TokenKeeper
from services import Services
from services.channels.costs import CostKind, month_of
from services.conversations.model import Delivery, Reply, Turn
from tests.gateway.zalo.conftest import alarms_in
from tests.gateway.zalo.turns import page, turn
from tests.platforms.zalo.fake import FakeZalo
from tests.platforms.zalo.faults import ANYBODY, Break
from tests.platforms.zalo.templates import Template

LAN = "246845883529197922"
ANSWER = turn(Reply(text="Dạ, em chào anh/chị."))
TEMPLATE = Template("77", "Việc mới", "Tin mới: {noi_dung}", {"noi_dung": 200})


@pytest.fixture
def zalo() -> Iterator[FakeZalo]:
    """By day, and Lan has just written."""
    fake = FakeZalo(seed=7)
    fake.clock.advance_to_hour(10)
    fake.templates.known["77"] = TEMPLATE
    fake.type_text(LAN, "Xin chào")
    with fake.running():
        yield fake


@pytest.fixture
def clock(zalo: FakeZalo) -> "FakeClock":
    return FakeClock(zalo)


class FakeClock:
    """The fake's time."""

    def __init__(self, zalo: FakeZalo) -> None:
        self._zalo = zalo

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self._zalo.clock.now(), timezone.utc)


@pytest.fixture
def settings(zalo: FakeZalo) -> ZaloSettings:
    settings = ZaloSettings(
        app_id=zalo.app_id,
        app_secret=zalo.app_secret,
        oa_id=zalo.oa_id,
        oauth_url=zalo.url,
        api_url=zalo.url,
        template_url=zalo.url,
    )
    templates = replace(settings.rules.templates, id="77", budget=2)
    return replace(settings, rules=replace(settings.rules, templates=templates))


@pytest.fixture
def sender(
    zalo: FakeZalo,
    settings: ZaloSettings,
    connection: Connection,
    store: Database,
    services: Services,
    clock: FakeClock,
) -> ZaloSender:
    pair = zalo.issue_tokens()
    with services.unit_of_work(writing=True) as uow:
        store_first_pair(uow, zalo.oa_id, pair.access, pair.refresh, clock(), timedelta(hours=25))
        uow.conversations.touch(f"zalo_{LAN}", "zalo", clock())
        uow.commit()
    return sender_with(settings.rules, settings, connection, store, clock)


def sender_with(
    rules: ZaloRules, settings: ZaloSettings, connection: Connection, store: Database, clock: FakeClock
) -> ZaloSender:
    alarms, api = Alarms(store), ZaloApi(settings, connection)
    keeper = TokenKeeper(settings, api, store, alarms, "worker-1", clock)
    return ZaloSender(api, keeper, Ledger(store, alarms, rules), alarms, rules, clock=clock)


async def deliver(sender: ZaloSender, said: Turn = ANSWER, *, unasked: bool = False) -> None:
    """As the outbox does it."""
    delivery = Delivery(id=1, channel="zalo", turn=said, unasked=unasked)
    for part in sender.parts(delivery):
        await sender.send(delivery, part)


def counted(services: Services, clock: FakeClock) -> dict[str, int]:
    month = month_of(clock().astimezone(timezone(timedelta(hours=7))).date())
    with services.unit_of_work() as uow:
        totals = {kind.value: uow.message_costs.total("zalo", kind, *month) for kind in CostKind}
    return {kind: total for kind, total in totals.items() if total}


async def test_an_answer_with_choices_is_taken_as_it_is(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock
):
    await deliver(sender, page(1, 2, 3))
    [message] = zalo.sent
    assert (message.user, message.kind, len(message.buttons)) == (LAN, "buttons", 5)
    assert zalo.refusals == [] and counted(services, clock) == {"free": 1}


async def test_a_long_turn_goes_in_parts_in_their_order(sender: ZaloSender, zalo: FakeZalo):
    await deliver(sender, turn(*(Reply(text=f"{number}. {'việc ' * 300}") for number in range(3))))
    assert [message.text[:2] for message in zalo.sent] == ["0.", "1.", "2."]


async def test_a_visitor_of_the_website_is_answered_in_text(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock
):
    zalo.account.visits.add(("9", "77"))
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.touch("zalo_anon_9_77", "zalo", clock())
        uow.commit()
    await deliver(sender, replace(page(1, 2), conversation="zalo_anon_9_77"))
    assert [(message.user, message.kind) for message in zalo.sent] == [("9", "anonymous")]


async def test_an_expired_token_is_renewed_on_the_way(sender: ZaloSender, zalo: FakeZalo):
    zalo.tokens._access.clear()
    await deliver(sender)
    assert (len(zalo.sent), zalo.tokens.refreshes) == (1, 1)


async def test_a_grant_taken_back_stops_everything_and_says_so(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock
):
    zalo.tokens.revoke()
    with pytest.raises(OperatorError):
        await deliver(sender)
    assert alarms_in(services) == ["grant_refused"]
    assert zalo.sent == [] and counted(services, clock) == {}


@pytest.mark.parametrize("number", [-230, -213, -227, -244])
async def test_who_cannot_be_written_to_is_not_tried_again(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock, number: int
):
    zalo.faults.plan(LAN, number)
    with pytest.raises(UnreachableError):
        await deliver(sender)
    assert zalo.faults.met == [(LAN, number)] and counted(services, clock) == {}


async def test_too_many_requests_wait_for_the_next_minute(sender: ZaloSender, zalo: FakeZalo):
    zalo.faults.plan(LAN, -32)
    with pytest.raises(NotNowError) as caught:
        await deliver(sender)
    assert caught.value.pause_seconds is not None and 0 < caught.value.pause_seconds <= 61


@pytest.mark.parametrize(
    "fault", [Break.CUT_AFTER, Break.CUT_BEFORE, Break.NO_ANSWER_AFTER, Break.UNAVAILABLE]
)
async def test_without_an_answer_nobody_knows_and_it_stays_counted(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock, fault: Break
):
    zalo.faults.plan(LAN, fault)
    with pytest.raises(MaybeSentError):
        await deliver(sender)
    assert counted(services, clock) == {"free": 1}


async def test_where_nobody_listens_it_was_surely_not_sent(
    sender: ZaloSender,
    settings: ZaloSettings,
    connection: Connection,
    store: Database,
    services: Services,
    clock: FakeClock,
):
    away = replace(settings, api_url="http://127.0.0.1:9")
    with pytest.raises(NotNowError):
        await deliver(sender_with(settings.rules, away, connection, store, clock))
    assert counted(services, clock) == {}


async def test_what_an_operator_must_mend_ends_with_the_first_message_that_goes(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock, store: Database
):
    zalo.faults.plan(ANYBODY, -224)
    with pytest.raises(OperatorError) as caught:
        await deliver(sender)
    await Alarms(store).sound("zalo", caught.value.problem)
    await deliver(sender)
    assert caught.value.problem == "package" and alarms_in(services) == []


async def test_a_fault_of_one_message_holds_up_nobody(sender: ZaloSender, zalo: FakeZalo):
    zalo.faults.plan(LAN, -201)
    with pytest.raises(RefusedError):
        await deliver(sender)
    await deliver(sender)
    assert len(zalo.sent) == 1


async def test_after_two_days_an_answer_is_charged(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock
):
    zalo.clock.advance(days=3)
    await deliver(sender)
    assert zalo.sent[0].charged and counted(services, clock) == {"charged": 1}


async def test_after_seven_days_zalo_is_not_even_asked(sender: ZaloSender, zalo: FakeZalo):
    zalo.clock.advance(days=8)
    with pytest.raises(UnreachableError):
        await deliver(sender)
    assert zalo.refusals == []


async def test_news_after_two_days_are_one_template_message(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock
):
    zalo.clock.advance(days=3)
    await deliver(sender, turn(Reply(text="may " * 400), Reply(text="hàn " * 400)), unasked=True)
    [message] = zalo.sent
    assert message.kind == "template" and message.text.startswith("Tin mới: may may")
    assert counted(services, clock) == {"template": 1}


@pytest.mark.parametrize(("days", "number"), [(0, -218), (3, -144)])
async def test_news_do_not_wait_for_tomorrow_in_front_of_answers(
    sender: ZaloSender, zalo: FakeZalo, days: int, number: int
):
    zalo.clock.advance(days=days)
    zalo.faults.last(LAN, number)
    with pytest.raises(RefusedError):
        await deliver(sender, unasked=True)
    if not days:
        with pytest.raises(NotNowError):
            await deliver(sender)


async def test_what_is_wrong_with_templates_does_not_hold_up_answers(
    sender: ZaloSender, zalo: FakeZalo, services: Services, clock: FakeClock
):

    zalo.templates.known["77"] = replace(TEMPLATE, status="DISABLE")
    zalo.clock.advance(days=3)
    with pytest.raises(RefusedError):
        await deliver(sender, unasked=True)
    assert alarms_in(services) == ["template"] and counted(services, clock) == {}
    await deliver(sender)
    assert len(zalo.sent) == 1


async def test_neither_tokens_nor_people_nor_words_are_in_the_log(
    sender: ZaloSender, zalo: FakeZalo, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    zalo.tokens._access.clear()
    zalo.faults.plan(LAN, -230)
    with pytest.raises(UnreachableError) as caught:
        await deliver(sender)
    logging.getLogger("x").error("failed", exc_info=caught.value)
    assert caplog.records
    for secret in ("AT-", "RT-", zalo.app_secret, LAN, "em chào"):
        assert secret not in caplog.text


@pytest.mark.parametrize("conversation", ["web_1", "zalo_", "zalo_anon_", "zalo_anon_1", "telegram_1"])
def test_a_conversation_of_another_channel_is_refused_loudly(sender: ZaloSender, conversation: str):
    delivery = Delivery(id=1, channel="zalo", turn=replace(ANSWER, conversation=conversation))
    with pytest.raises(Exception, match="no name of Zalo's"):
        sender.parts(delivery)
