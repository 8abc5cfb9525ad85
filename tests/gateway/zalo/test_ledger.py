"""Who is sent what, and who pays."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import RefusedError, UnreachableError
from gateway.zalo.ledger import BUDGET, Ledger
from gateway.zalo.rules import ZaloRules, load_rules
from services import Services
from services.calendar import CA_MAU_TIME
from services.channels.costs import CostKind, Window, month_of, window_at
from services.conversations.model import Delivery, Reply
from tests.gateway.zalo.conftest import NOW, alarms_in
from tests.gateway.zalo.turns import turn

LAN = "zalo_246845883529197922"
HOUR = timedelta(hours=1)
TEMPLATE = {"id": "380412", "budget": 2}


def delivery(*, unasked: bool = False, conversation: str = LAN) -> Delivery:
    said = replace(turn(Reply(text="Dạ, có việc mới.")), conversation=conversation)
    return Delivery(id=1, channel="zalo", turn=said, unasked=unasked)


def heard(services: Services, ago: timedelta, conversation: str = LAN, now: datetime = NOW) -> None:
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.touch(conversation, "zalo", now - ago)
        uow.commit()


def count(services: Services, kind: CostKind) -> int:
    with services.unit_of_work() as uow:
        return uow.message_costs.total("zalo", kind, date(2026, 11, 1), date(2026, 12, 1))


def rules_with(*, charged_budget: int = 0, **template: object) -> ZaloRules:
    rules = load_rules()
    return replace(
        rules,
        sending=replace(rules.sending, charged_budget=charged_budget),
        templates=replace(rules.templates, **template),  # type: ignore[arg-type]
    )


def ledger(store: Database, rules: ZaloRules | None = None) -> Ledger:
    return Ledger(store, Alarms(store), rules or load_rules())


@pytest.mark.parametrize(
    ("hours", "window"),
    [
        (0, Window.FREE),
        (48, Window.FREE),
        (48.01, Window.CHARGED),
        (7 * 24, Window.CHARGED),
        (7 * 24 + 0.01, Window.CLOSED),
    ],
)
def test_the_window_is_free_then_charged_then_closed(hours: float, window: Window):
    assert window_at(NOW - hours * HOUR, NOW, 48 * HOUR, timedelta(days=7)) is window


def test_who_was_never_heard_is_not_written_to():
    assert window_at(None, NOW, 48 * HOUR, timedelta(days=7)) is Window.CLOSED


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2026, 11, 30), (date(2026, 11, 1), date(2026, 12, 1))),
        (date(2026, 12, 31), (date(2026, 12, 1), date(2027, 1, 1))),
        (date(2027, 2, 1), (date(2027, 2, 1), date(2027, 3, 1))),
    ],
)
def test_a_month_is_that_of_the_calendar(day: date, month: tuple[date, date]):
    assert month_of(day) == month


@pytest.mark.parametrize(("hours", "kind"), [(1, CostKind.FREE), (72, CostKind.CHARGED)])
async def test_an_answer_asked_for_goes_and_is_counted(
    store: Database, services: Services, hours: int, kind: CostKind
):
    heard(services, hours * HOUR)
    assert await ledger(store).admit(delivery(), NOW) is kind
    assert [count(services, one) for one in CostKind] == [int(one is kind) for one in CostKind]


async def test_after_seven_days_even_an_answer_is_not_tried(store: Database, services: Services):
    heard(services, timedelta(days=8))
    with pytest.raises(UnreachableError):
        await ledger(store).admit(delivery(), NOW)
    assert count(services, CostKind.CHARGED) == 0


async def test_charged_answers_beyond_the_budget_go_and_sound_the_alarm(store: Database, services: Services):
    heard(services, 72 * HOUR)
    careful = ledger(store, rules_with(charged_budget=1))
    await careful.admit(delivery(), NOW)
    assert alarms_in(services) == []
    assert await careful.admit(delivery(), NOW) is CostKind.CHARGED
    assert alarms_in(services) == [BUDGET]


async def test_news_are_free_or_not_sent(store: Database, services: Services):
    heard(services, 1 * HOUR)
    assert await ledger(store).admit(delivery(unasked=True), NOW) is CostKind.FREE
    with pytest.raises(RefusedError, match="no template"):
        await ledger(store).admit(delivery(unasked=True), NOW + 72 * HOUR)
    assert count(services, CostKind.CHARGED) == 0


@pytest.mark.parametrize("days", [3, 30])
async def test_news_go_as_template_messages_within_the_budget(store: Database, services: Services, days: int):
    heard(services, timedelta(days=days))
    paying = ledger(store, rules_with(**TEMPLATE))
    for _ in range(2):
        assert await paying.admit(delivery(unasked=True), NOW) is CostKind.TEMPLATE
    with pytest.raises(RefusedError, match="budget"):
        await paying.admit(delivery(unasked=True), NOW)
    assert count(services, CostKind.TEMPLATE) == 2


async def test_a_template_with_a_field_nobody_can_fill_is_none(store: Database, services: Services):
    heard(services, 72 * HOUR)
    rules = rules_with(**TEMPLATE, fields={"ma": {"of": "name", "at_most": 20}})
    with pytest.raises(RefusedError, match="no template"):
        await ledger(store, rules).admit(delivery(unasked=True), NOW)


async def test_a_visitor_of_the_website_gets_no_template_message(store: Database, services: Services):
    visitor = "zalo_anon_1_2"
    heard(services, 72 * HOUR, visitor)
    with pytest.raises(RefusedError, match="visitor"):
        await ledger(store, rules_with(**TEMPLATE)).admit(delivery(unasked=True, conversation=visitor), NOW)


@pytest.mark.parametrize(("hour", "goes"), [(5, False), (6, True), (21, True), (22, False)])
async def test_news_stay_in_at_night_and_answers_go(
    store: Database, services: Services, hour: int, goes: bool
):
    now = datetime(2026, 11, 23, hour, 30, tzinfo=CA_MAU_TIME)
    heard(services, 1 * HOUR, now=now)
    assert await ledger(store).admit(delivery(), now) is CostKind.FREE
    if goes:
        assert await ledger(store).admit(delivery(unasked=True), now) is CostKind.FREE
    else:
        with pytest.raises(RefusedError, match="night"):
            await ledger(store).admit(delivery(unasked=True), now)


async def test_who_does_not_let_us_write_gets_answers_but_no_news(store: Database, services: Services):
    heard(services, 1 * HOUR)
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.set_reachable(LAN, "zalo", False, NOW)
        uow.commit()
    assert await ledger(store).admit(delivery(), NOW) is CostKind.FREE
    with pytest.raises(UnreachableError):
        await ledger(store).admit(delivery(unasked=True), NOW)


async def test_what_was_not_sent_is_given_back(store: Database, services: Services):
    heard(services, 1 * HOUR)
    kind = await ledger(store).admit(delivery(), NOW)
    await ledger(store).give_back(kind, NOW)
    assert count(services, CostKind.FREE) == 0
