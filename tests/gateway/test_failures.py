"""Whatever breaks, the person is told, and no message is lost or answered twice."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import httpx
import pytest

from gateway.phrases import load_phrases
from services import Services
from services.conversations.model import Answer, Arrival, Speaker
from tests.gateway.browser import Browser, texts
from tests.gateway.conftest import StartGateway
from tests.gateway.fake_rasa import LIMIT_SECONDS, FakeRasa
from tests.stored_message import store_message

SAID = load_phrases().said
NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


def outcomes(services: Services, conversation: str) -> list[str]:
    with services.unit_of_work() as uow:
        return [turn.answer.outcome for turn in uow.conversations.turns_after(conversation, 0, 100)]


def leave(services: Services, *texts: str, conversation: str = "web_left") -> None:
    """What a process leaves that dies after storing messages."""
    with services.unit_of_work(writing=True) as uow:
        for number, text in enumerate(texts):
            store_message(
                uow,
                Arrival(channel="web", conversation=conversation, message_id=f"left:{number}", text=text),
                NOW,
            )
        uow.commit()


def turns_of(services: Services, conversation: str, count: int) -> list[Answer]:
    deadline = time.monotonic() + LIMIT_SECONDS
    while True:
        with services.unit_of_work() as uow:
            turns = uow.conversations.turns_after(conversation, 0, 100)
        if len(turns) >= count:
            return [turn.answer for turn in turns]
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("status", [500, 503, 403, 404, 302])
def test_an_error_of_rasa_is_told(
    browser: Browser, rasa: FakeRasa, common_services: Services, status: int
) -> None:
    rasa.status = status
    assert texts(browser.ask("tìm việc")) == [SAID["service_down"].text]
    assert outcomes(common_services, browser.conversation) == ["error_service"]


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"replies": 7}', b'{"replies": [{"text": 7}]}', b"null", b'{"replies": []}']
)
def test_nonsense_and_silence_of_rasa_are_told(browser: Browser, rasa: FakeRasa, raw: bytes) -> None:
    rasa.raw = raw
    assert texts(browser.ask("tìm việc")) == [SAID["service_down"].text]


def test_rasa_that_is_not_there_is_told_and_works_again_when_it_is(
    start_gateway: StartGateway, rasa: FakeRasa
) -> None:
    with start_gateway(rasa_url="http://127.0.0.1:9") as address, Browser(address) as browser:
        assert texts(browser.ask("tìm việc")) == [SAID["service_down"].text]
        assert browser.http.get("/health").status_code == 503
    with start_gateway() as address, Browser(address) as browser:
        assert texts(browser.ask("tìm việc")) == ["Trả lời: tìm việc"]
        assert browser.http.get("/health").json() == {
            "status": "ok",
            "gateway": "ok",
            "rasa": "ok",
            "database": "ok",
            "alarms": [],
            "outbox": {},
        }


def test_rasa_that_is_too_slow_is_told(
    start_gateway: StartGateway, rasa: FakeRasa, services: Services
) -> None:
    rasa.held = {"chậm"}
    with start_gateway(rasa_timeout_seconds=2.0) as address, Browser(address) as browser:
        assert texts(browser.ask("chậm")) == [SAID["timeout"].text]
        assert texts(browser.ask("nhanh")) == ["Trả lời: nhanh"]
        assert outcomes(services, browser.conversation) == ["error_timeout", "answered"]


def test_while_rasa_hangs_what_needs_no_rasa_is_answered(start_gateway: StartGateway, rasa: FakeRasa) -> None:
    rasa.held = {"chậm"}
    with start_gateway(turns_at_once=1) as address, Browser(address) as browser, Browser(address) as other:
        browser.post("chậm")
        rasa.wait_for_turns(1)
        assert texts(other.ask("👍")) == [SAID["unreadable"].text]
        assert browser.history() == []
        rasa.held.clear()
        browser.turns(1)


def test_what_a_dead_process_left_is_answered_at_the_next_start_in_order(
    services: Services, start_gateway: StartGateway, rasa: FakeRasa
) -> None:
    leave(services, "một", "hai")
    with start_gateway():
        assert [answer.said for answer in turns_of(services, "web_left", 2)] == ["một", "hai"]
    with start_gateway():
        pass
    assert rasa.texts() == ["một", "hai"]


def test_a_message_in_work_when_the_gateway_ends_is_answered_by_the_next(
    services: Services, start_gateway: StartGateway, rasa: FakeRasa
) -> None:
    rasa.held = {"chậm"}
    with start_gateway() as address, Browser(address) as browser:
        browser.post("chậm")
        browser.post("sau")
        rasa.wait_for_turns(1)
        conversation = browser.conversation
    rasa.held.clear()
    with start_gateway():
        assert [answer.said for answer in turns_of(services, conversation, 2)] == ["chậm", "sau"]


def test_a_message_answered_by_another_process_is_not_answered_again(
    services: Services, start_gateway: StartGateway, rasa: FakeRasa
) -> None:
    rasa.held = {"một"}
    leave(services, "một")
    with start_gateway():
        rasa.wait_for_turns(1)
        with services.unit_of_work(writing=True) as uow:
            (message,) = uow.inbox.unfinished()
            other = Answer(said="một", replies=(), outcome="answered")
            assert uow.conversations.finish(message, other, NOW, send=False)
            uow.commit()
        rasa.held.clear()  # the gateway finishes what is being asked before it ends
    assert turns_of(services, "web_left", 1) == [other]


def test_two_gateways_on_one_database_answer_a_message_once(
    start_gateway: StartGateway, rasa: FakeRasa
) -> None:
    rasa.delay_seconds = 0.2
    with start_gateway() as address, start_gateway() as other, Browser(address) as browser:
        cookie = {"Cookie": f"troly_chat={browser.http.cookies['troly_chat']}"}
        body = {"client_message_id": "same", "text": "tìm việc"}

        def post(number: int) -> int:
            door = (address, other)[number % 2]
            return httpx.post(
                f"{door}/chat/messages", json=body, headers=cookie, timeout=LIMIT_SECONDS
            ).status_code

        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(post, range(50))) == {202}
        browser.ask("xong")
    assert rasa.texts() == ["tìm việc", "xong"]


def test_while_the_database_is_locked_a_message_is_not_taken_but_later_it_is(
    browser: Browser, common_services: Services
) -> None:
    browser.ask("trước")
    with common_services.unit_of_work(writing=True):
        refused = browser.post("giữa", name="again")
        assert refused.status_code == 503
    assert browser.post("giữa", name="again").status_code == 202
    assert [turn["said"] for turn in browser.turns(2)] == ["trước", "giữa"]


def test_while_an_officer_speaks_rasa_is_not_asked(
    browser: Browser, common_services: Services, rasa: FakeRasa
) -> None:
    browser.ask("gặp cán bộ")
    with common_services.unit_of_work(writing=True) as uow:
        uow.conversations.change_speaker(
            browser.conversation, Speaker.ASSISTANT, Speaker.OFFICER, datetime.now(timezone.utc)
        )
        uow.commit()
    turn = browser.ask("alo")
    assert (turn["said"], turn["replies"], turn["speaker"]) == ("alo", [], "officer")
    assert rasa.texts() == ["gặp cán bộ"]
