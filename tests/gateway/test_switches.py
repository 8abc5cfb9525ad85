"""Each switch on each channel, in a gateway that runs: one sentence, danger answered, nothing lost."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest

import jobs_db.in_force
from gateway.channel import OpenChannel
from gateway.telegram.channel import telegram_channel
from gateway.telegram.settings import Mode, TelegramSettings
from gateway.telegram.webhook import PATH
from gateway.wiring import Gateway
from gateway.zalo.channel import zalo_channel
from gateway.zalo.grant import store_first_pair
from gateway.zalo.settings import ZaloSettings
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services
from services.conversations.tickets import CaseKind, Urgency
from services.handover.model import Case
from services.switches.model import SwitchKind
from tests.gateway.browser import Browser, texts
from tests.gateway.conftest import SECRET, settings
from tests.gateway.fake_rasa import FakeRasa
from tests.gateway.server import serving_gateway
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from tests.switch_samples import notice, put_off, put_on, put_up, switch

pytestmark = pytest.mark.e2e

TELEGRAM_PERSON, ZALO_PERSON = 5550001, "246845883529197922"
CHANNELS = ("web", "telegram", "zalo")
IN_FORCE_WITHIN = 5.0


class Person:
    """Writes on one channel; `heard()` is every message she got, in order."""

    def __init__(self, say: Callable[[str], Any], heard: Callable[[], list[str]]) -> None:
        self.say, self.heard = say, heard

    def ask(self, text: str, count: int) -> str:
        """What was said last, as soon as she has so many messages."""
        self.say(text)
        deadline = time.monotonic() + 20
        while len(heard := self.heard()) < count:
            assert time.monotonic() < deadline, f"{len(heard)} of {count} messages came"
            time.sleep(0.02)
        assert len(heard) == count
        return heard[-1]


def _telegram(stack: ExitStack) -> tuple[OpenChannel, Callable[[str], Person]]:
    fake = stack.enter_context(FakeTelegram().running())
    chosen = TelegramSettings(token=fake.token, api=fake.url, mode=Mode.WEBHOOK)

    def meet(address: str) -> Person:
        fake.webhook.url, fake.webhook.secret = f"{address}{PATH}", chosen.webhook_secret(SECRET)
        heard = lambda: [sent.text for sent in fake.sent_to(TELEGRAM_PERSON)]  # noqa: E731
        return Person(partial(fake.type_text, TELEGRAM_PERSON), heard)

    return partial(telegram_channel, chosen), meet


def _zalo(stack: ExitStack, services: Services) -> tuple[OpenChannel, Callable[[str], Person]]:
    fake = FakeZalo(seed=3)
    stack.enter_context(fake.running())
    chosen = ZaloSettings(
        app_id=fake.app_id,
        app_secret=fake.app_secret,
        oa_id=fake.oa_id,
        oa_secret=fake.oa_secret,
        oauth_url=fake.url,
        api_url=fake.url,
        template_url=fake.url,
    )
    pair, now = fake.issue_tokens(), datetime.now(timezone.utc)
    with services.unit_of_work(writing=True) as uow:
        store_first_pair(uow, fake.oa_id, pair.access, pair.refresh, now, timedelta(hours=25))
        uow.commit()

    def meet(address: str) -> Person:
        assert fake.save_webhook(f"{address}/webhooks/zalo")
        return Person(partial(fake.type_text, ZALO_PERSON), lambda: [sent.text for sent in fake.sent])

    return partial(zalo_channel, chosen), meet


@contextmanager
def _talking(channel: str, rasa: FakeRasa, database: DatabaseSettings) -> Iterator[Person]:
    services = build_services(database)
    with ExitStack() as stack:
        opened, meet = None, None
        if channel == "telegram":
            opened, meet = _telegram(stack)
        elif channel == "zalo":
            opened, meet = _zalo(stack, services)
        gateway = Gateway(settings(rasa), services, [opened] if opened else [])
        address = stack.enter_context(serving_gateway(gateway))
        if meet is not None:
            yield meet(address)
            return
        browser = stack.enter_context(Browser(address))
        yield Person(browser.post, lambda: [text for turn in browser.history() for text in texts(turn)])


@pytest.fixture(params=CHANNELS)
def channel(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def lan(channel: str, rasa: FakeRasa, database: DatabaseSettings) -> Iterator[Person]:
    rasa.replies = [{"text": "Trả lời"}]
    with _talking(channel, rasa, database) as person:
        yield person


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept between two messages, so that a test need not wait."""
    monkeypatch.setattr(jobs_db.in_force, "KEPT_SECONDS", 0.0)


def _said(services: Services, conversation: str) -> list[str]:
    with services.unit_of_work() as uow:
        return [turn.answer.said for turn in uow.conversations.latest_turns(conversation, 50)]


def _wait_until_answered(services: Services) -> None:
    deadline = time.monotonic() + 20
    while True:
        with services.unit_of_work() as uow:
            if not uow.inbox.unfinished():
                return
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _case(services: Services) -> Case:
    with services.unit_of_work() as uow:
        (line,) = uow.cases.open_lines(9)
    return line.case


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("kind", [SwitchKind.BOT, SwitchKind.CHANNEL])
def test_one_sentence_danger_an_officer_and_back_again(
    lan: Person, channel: str, kind: SwitchKind, rasa: FakeRasa, services: Services
) -> None:
    assert lan.ask("một", 1) == "Trả lời"
    stored = put_off(services, switch(kind, channel if kind is SwitchKind.CHANNEL else ""))
    told = lan.ask("hai", 2)
    assert stored.sentence in told
    assert "113" in told
    assert "đọc và trả lời ngay trong cuộc trò chuyện này" in told
    lan.say("ba")
    rasa.wait_for_turns(3)
    _wait_until_answered(services)
    assert _case(services).kind is CaseKind.OFF
    rasa.turn_told = {"outcome": "emergency", "intent": {"name": "report_danger"}}
    assert lan.ask("cứu tui", 3) == "Trả lời"
    rasa.turn_told = {"outcome": "no_answer", "intent": {"name": "request_officer"}}
    assert "cán bộ" in lan.ask("cho gặp cán bộ", 4)
    rasa.turn_told = {}
    case = _case(services)
    assert (case.kind, case.urgency) == (CaseKind.ASKED, Urgency.URGENT)
    assert _said(services, case.conversation) == ["một", "hai", "ba", "cứu tui", "cho gặp cán bộ"]
    put_on(services, stored)
    assert lan.ask("bốn", 5) == "Trả lời"


def test_it_is_in_force_within_seconds_and_no_restart(lan: Person, channel: str, services: Services) -> None:
    assert lan.ask("một", 1) == "Trả lời"
    put_off(services)
    deadline = time.monotonic() + IN_FORCE_WITHIN
    count = 2
    while "tạm ngưng" not in lan.ask("hai", count):
        assert time.monotonic() < deadline
        count += 1
        time.sleep(1.0)


@pytest.mark.usefixtures("at_once")
def test_another_channel_is_none_of_hers(lan: Person, channel: str, services: Services) -> None:
    other = CHANNELS[(CHANNELS.index(channel) + 1) % len(CHANNELS)]
    put_off(services, switch(SwitchKind.CHANNEL, other))
    assert lan.ask("một", 1) == "Trả lời"


@pytest.mark.usefixtures("at_once")
def test_a_notice_stands_above_the_first_answer_once(lan: Person, channel: str, services: Services) -> None:
    put_up(services, notice())
    bubbles = 2 if channel == "web" else 1  # platforms get bubbles as one message
    lan.ask("một", bubbles)
    assert "Bão vào tối nay" in lan.heard()[0]
    assert "Trả lời" in lan.heard()[-1]
    assert lan.ask("hai", bubbles + 1) == "Trả lời"


@pytest.mark.usefixtures("at_once")
def test_the_page_shows_what_holds_when_it_opens(start_gateway: Any, services: Services) -> None:
    with start_gateway() as address, Browser(address) as browser:
        shown = lambda: browser.http.get("/chat/notices").json()["notices"]  # noqa: E731
        assert shown() == []
        put_up(services, notice())
        put_up(services, notice("32152", text="Chỉ ở Đầm Dơi."))
        (storm,) = shown()
        assert "Bão vào tối nay" in storm
        put_off(services)
        assert "tạm ngưng" in shown()[1]
