"""The whole way: from a person's Telegram to the inbox, to Rasa, and back."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timezone

import pytest

from gateway.channel import Channel, Surroundings
from gateway.phrases import load_phrases
from gateway.telegram.channel import telegram_channel
from gateway.telegram.settings import Mode, TelegramSettings
from gateway.telegram.webhook import PATH
from gateway.wiring import Gateway
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services
from services.conversations.model import Answer, Reply, Speaker
from tests.gateway.conftest import SECRET, settings
from tests.gateway.fake_rasa import FakeRasa
from tests.gateway.server import serving_gateway
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.faults import Kind

pytestmark = pytest.mark.e2e

LAN, HAI = 5550001, 5550002

Start = Callable[..., AbstractContextManager[FakeTelegram]]


@pytest.fixture
def start(rasa: FakeRasa, database: DatabaseSettings) -> Start:
    """Start a gateway with a bot on a fake Telegram."""

    @contextmanager
    def start(mode: Mode = Mode.WEBHOOK) -> Iterator[FakeTelegram]:
        with FakeTelegram().running() as telegram:
            chosen = TelegramSettings(token=telegram.token, api=telegram.url, mode=mode)

            def opened(surroundings: Surroundings) -> Channel:
                return telegram_channel(chosen, surroundings)

            gateway = Gateway(settings(rasa), build_services(database), [opened])
            with serving_gateway(gateway) as address:
                if mode is Mode.WEBHOOK:
                    telegram.webhook.url = f"{address}{PATH}"
                    telegram.webhook.secret = chosen.webhook_secret(SECRET)
                yield telegram

    return start


@pytest.mark.parametrize("mode", list(Mode))
def test_a_question_is_answered(start: Start, rasa: FakeRasa, mode: Mode) -> None:
    with start(mode) as telegram:
        telegram.type_text(LAN, "tìm việc may")
        (sent,) = telegram.wait_for_sent(1, LAN)
    assert rasa.texts(f"telegram_{LAN}") == ["tìm việc may"]
    assert sent.text.startswith("Trả lời: tìm việc may\n\nCông nhân may\n")
    assert sent.titles == ["Chi tiết", "Xem thêm", *load_phrases().widget["rating"]["on_platforms"].values()]


@pytest.mark.parametrize("mode", list(Mode))
def test_a_press_is_answered_and_its_spinner_ends(start: Start, rasa: FakeRasa, mode: Mode) -> None:
    with start(mode) as telegram:
        telegram.type_text(LAN, "tìm việc may")
        (sent,) = telegram.wait_for_sent(1, LAN)
        telegram.press(LAN, sent.message_id, 0)
        telegram.wait_for_sent(2, LAN)
        telegram.wait_until(
            lambda: [method for method, _ in telegram.calls if method == "answercallbackquery"],
            "the end of the spinner",
        )
    assert rasa.turns[-1]["payload"] == '/show_details{"item":"vacancy:12"}'


def test_the_first_contact_is_greeted_without_asking_rasa(start: Start, rasa: FakeRasa) -> None:
    with start() as telegram:
        telegram.people.start(LAN)
        (sent,) = telegram.wait_for_sent(1, LAN)
        telegram.press(LAN, sent.message_id, 0)
        telegram.wait_for_sent(2, LAN)
    assert "trợ lý tự động" in sent.text
    assert [turn.get("payload") for turn in rasa.turns] == ["/search_job"]


def test_a_slow_answer_shows_the_sign(start: Start, rasa: FakeRasa) -> None:
    rasa.held.add("tìm việc may")
    with start() as telegram:
        telegram.type_text(LAN, "tìm việc may")
        telegram.wait_until(lambda: ("sendchataction", LAN) in telegram.calls, "the sign")
        rasa.held.clear()
        telegram.wait_for_sent(1, LAN)


def test_no_sign_is_shown_while_an_officer_has_the_word(
    start: Start, rasa: FakeRasa, services: Services
) -> None:
    with start() as telegram:
        telegram.type_text(LAN, "tìm việc may")
        telegram.wait_for_sent(1, LAN)
        with services.unit_of_work(writing=True) as uow:
            now, lan = datetime.now(timezone.utc), f"telegram_{LAN}"
            uow.conversations.change_speaker(lan, Speaker.ASSISTANT, Speaker.OFFICER, now)
            said = Answer(
                said="", replies=(Reply(text="Chào chị"),), outcome="handed_over", speaker=Speaker.OFFICER
            )
            uow.conversations.say(lan, said, now, send=True, unasked=False)
            uow.commit()
        (_, sent) = telegram.wait_for_sent(2, LAN)
        telegram.calls.clear()
        telegram.type_text(LAN, "dạ")
        # Somebody else's slow turn shows the sign later than this one would.
        rasa.held.add("chậm")
        telegram.type_text(HAI, "chậm")
        telegram.wait_until(lambda: ("sendchataction", HAI) in telegram.calls, "the sign")
        rasa.held.clear()
        telegram.wait_for_sent(1, HAI)
    assert sent.text == "Cán bộ:\nChào chị"
    assert ("sendchataction", LAN) not in telegram.calls
    assert rasa.texts(f"telegram_{LAN}") == ["tìm việc may"]


def test_each_person_is_answered_once_though_telegram_repeats(start: Start, rasa: FakeRasa) -> None:
    with start() as telegram:
        for person in (LAN, HAI):
            update = telegram.type_text(person, f"tìm việc {person}")
            assert update is not None
            for _ in range(5):
                telegram.push(update)
        telegram.wait_for_sent(1, LAN)
        telegram.wait_for_sent(1, HAI)
        telegram.type_text(LAN, "hết")
        telegram.wait_for_sent(2, LAN)
        assert len(telegram.sent) == 3
    assert sorted(rasa.texts()) == ["hết", f"tìm việc {LAN}", f"tìm việc {HAI}"]


@pytest.mark.parametrize("mode", list(Mode))
def test_through_disorder_and_faults_each_message_is_answered_once_and_in_order(
    start: Start, rasa: FakeRasa, mode: Mode
) -> None:
    people, asked = range(900, 906), [f"việc {number}" for number in range(4)]
    with start(mode) as telegram:
        telegram.chaos.duplicated = telegram.chaos.delayed = 0.5
        telegram.chaos.longest_delay = 0.2
        # Of all these Telegram says that nothing was sent, or nothing was.
        telegram.faults.at_random = {Kind.TOO_MANY: 0.15, Kind.BROKEN: 0.15, Kind.CUT: 0.15}
        for text in asked:
            for person in people:
                telegram.type_text(person, text)
        telegram.wait_for_sent(len(people) * len(asked))
        assert {kind for _, _, kind in telegram.faults.met} == set(telegram.faults.at_random)
        telegram.faults.clear()
        telegram.type_text(LAN, "hết")
        telegram.wait_for_sent(1, LAN)
    for person in people:
        answers = [sent.text.splitlines()[0] for sent in telegram.sent_to(person)]
        assert answers == [f"Trả lời: {text}" for text in asked]
        assert rasa.texts(f"telegram_{person}") == asked


def test_who_has_blocked_us_is_noted_and_the_next_is_answered(
    start: Start, rasa: FakeRasa, services: Services
) -> None:
    def is_reachable() -> bool:
        with services.unit_of_work() as uow:
            return uow.conversations.is_reachable(f"telegram_{LAN}")

    with start() as telegram:
        telegram.faults.set(LAN, Kind.BLOCKED)
        telegram.type_text(LAN, "tìm việc may")
        telegram.wait_until(lambda: not is_reachable(), "the note")
        telegram.type_text(HAI, "tìm việc may")
        telegram.wait_for_sent(1, HAI)
    assert telegram.sent_to(LAN) == []


def test_the_gateway_starts_without_telegram(rasa: FakeRasa, database: DatabaseSettings) -> None:
    chosen = TelegramSettings(token="123:abc", api="http://127.0.0.1:9", mode=Mode.POLLING)
    gateway = Gateway(
        settings(rasa), build_services(database), [lambda around: telegram_channel(chosen, around)]
    )
    with serving_gateway(gateway) as address:
        assert address.startswith("http")
