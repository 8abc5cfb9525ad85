"""Turns reach every open page once, and again from where it left."""

import json
from contextlib import ExitStack
from datetime import datetime, timezone
from typing import Any

import httpx
import pytest

from services import Services
from services.conversations.model import Answer, Arrival
from tests.gateway.browser import Browser
from tests.stored_message import store_message


def events(response: httpx.Response, count: int) -> list[dict[str, Any]]:
    """The next turns of a stream."""
    found: list[dict[str, Any]] = []
    for line in response.iter_lines():
        if line.startswith('data: {"id"'):
            found.append(json.loads(line[6:]))
            if len(found) == count:
                break
    return found


def test_a_page_gets_what_was_and_what_comes(browser: Browser) -> None:
    browser.ask("trước")
    with browser.http.stream("GET", "/chat/events?after=0") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        source = stream.iter_lines()
        seen = []
        for line in source:
            if line.startswith("id: "):
                seen.append(int(line[4:]))
                if seen == [1]:
                    browser.post("sau")
                if len(seen) == 2:
                    break
    assert seen == [1, 2]


def test_a_page_goes_on_from_its_last_event(browser: Browser) -> None:
    for text in ("một", "hai", "ba"):
        browser.ask(text)
    with browser.http.stream("GET", "/chat/events?after=1") as stream:
        assert [turn["said"] for turn in events(stream, 2)] == ["hai", "ba"]
    with browser.http.stream("GET", "/chat/events?after=1", headers={"Last-Event-ID": "2"}) as stream:
        assert [turn["said"] for turn in events(stream, 1)] == ["ba"]


def test_more_than_fifty_turns_all_come(browser: Browser, common_services: Services) -> None:
    now = datetime(2026, 11, 22, tzinfo=timezone.utc)
    with common_services.unit_of_work(writing=True) as uow:
        for number in range(1, 121):
            message = store_message(
                uow,
                Arrival(channel="web", conversation=browser.conversation, message_id=f"x:{number}", text="x"),
                now,
            )
            answer = Answer(said=str(number), replies=(), outcome="answered")
            uow.conversations.finish(message, answer, now, send=False)
        uow.commit()
    with browser.http.stream("GET", "/chat/events?after=5") as stream:
        assert [turn["id"] for turn in events(stream, 115)] == list(range(6, 121))
    assert [turn["id"] for turn in browser.history()] == list(range(71, 121))
    assert [turn["id"] for turn in browser.history(5)] == list(range(6, 56))


def test_a_sixth_page_takes_the_place_of_the_first(browser: Browser) -> None:
    with ExitStack() as opened:
        sources = []
        for _ in range(6):
            stream = opened.enter_context(browser.http.stream("GET", "/chat/events?after=0"))
            sources.append(stream.iter_lines())
            next(sources[-1])
        list(sources[0])  # it has an end
        browser.post("tới")
        assert any(line.startswith("id: 1") for line in sources[5])


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "９", "9" * 30])
def test_a_position_is_a_number(browser: Browser, after: str) -> None:
    assert browser.http.get("/chat/history", params={"after": after}).status_code == 400
