"""A turn the store refuses for good: an apology, or at least no page that waits for ever."""

import pytest

from gateway.chat.transcript import page_name
from gateway.phrases import load_phrases
from gateway.unanswered import KEPT_CONVERSATIONS, KEPT_MESSAGES, Unanswered
from jobs_db.settings import DatabaseSettings
from services.conversations.model import Arrival, Message
from tests.gateway.browser import Browser, texts
from tests.gateway.conftest import StartGateway
from tests.gateway.database import allow, refuse
from tests.gateway.test_failures import NOW

SAID = load_phrases().said


def test_an_answer_that_cannot_be_stored_becomes_an_apology(
    start_gateway: StartGateway, database: DatabaseSettings
) -> None:
    refuse(database, "NEW.replies LIKE '%Trả lời: một%'")
    with start_gateway() as address, Browser(address) as browser:
        assert texts(browser.ask("một")) == [SAID["service_down"].text]
        assert texts(browser.ask("hai")) == ["Trả lời: hai"]


def test_a_page_is_told_of_what_cannot_be_stored_at_all_and_the_next_is_answered(
    start_gateway: StartGateway, database: DatabaseSettings
) -> None:
    refuse(database, "NEW.said = 'một'")
    with start_gateway() as address, Browser(address) as browser, Browser(address) as other:
        browser.post("một", name="first")
        assert texts(browser.ask("hai")) == ["Trả lời: hai"]
        assert browser.http.get("/chat/history").json()["unanswered"] == ["first"]
        assert other.http.get("/chat/history").json()["unanswered"] == []
        cookie = browser.http.cookies["troly_chat"]
    allow(database)
    with start_gateway() as address, Browser(address) as browser:
        browser.http.cookies.clear()
        browser.http.headers["Cookie"] = f"troly_chat={cookie}"
        assert [turn["said"] for turn in browser.turns(2)] == ["hai", "một"]
        assert browser.http.get("/chat/history").json()["unanswered"] == []


def message(conversation: str, number: int) -> Message:
    arrival = Arrival(channel="web", conversation=conversation, message_id=f"a:{number}", text="x")
    return Message(id=number, arrival=arrival, received_at=NOW)


@pytest.mark.parametrize(("added", "kept"), [(1, 1), (KEPT_MESSAGES + 5, KEPT_MESSAGES)])
def test_the_newest_of_a_conversation_are_remembered(added: int, kept: int) -> None:
    unanswered = Unanswered()
    for number in range(added):
        unanswered.add(message("web_1", number))
    names = [page_name(left) for left in unanswered.of("web_1")]
    assert names == [str(number) for number in range(added - kept, added)]


def test_a_flood_of_conversations_does_not_fill_the_memory() -> None:
    unanswered = Unanswered()
    for number in range(KEPT_CONVERSATIONS + 1):
        unanswered.add(message(f"web_{number}", number))
    assert unanswered.of("web_0") == []
    assert len(unanswered.of(f"web_{KEPT_CONVERSATIONS}")) == 1
