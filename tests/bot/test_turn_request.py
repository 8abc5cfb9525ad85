"""Only the gateway asks, and what people type is never a command."""

from datetime import date
from typing import Any

import pytest

from bot.turn_request import is_authorised, read_turn
from services.errors import InvalidInput


@pytest.mark.parametrize(
    ("header", "right"),
    [
        ("Bearer geheim", True),
        ("Bearer falsch", False),
        ("bearer geheim", False),
        ("geheim", False),
        ("", False),
        ("Bearer geheim ", False),
        ("Bearer gehéim", False),
        ("Bearer \udce9", False),
        ("\x00", False),
    ],
)
def test_every_turn_carries_the_token(header: str, right: bool) -> None:
    assert is_authorised(header, "geheim") == right


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "text",
        {},
        {"text": "may"},
        {"sender": "", "text": "may"},
        {"sender": 1, "text": "may"},
        {"sender": "web_1"},
        {"sender": "web_1", "text": None},
        {"sender": "web_1", "text": 8},
        {"sender": "web_1", "text": "may", "payload": 8},
        {"sender": "web_1", "text": "may", "at": "yesterday"},
        {"sender": "web_1", "text": "may", "at": "2026-02-30"},
        {"sender": "web_1", "text": "may", "at": 20260302},
    ],
)
def test_a_body_that_is_no_turn_is_refused(body: Any) -> None:
    with pytest.raises(InvalidInput):
        read_turn(body)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tìm việc may", "tìm việc may"),
        ("/restart", "restart"),
        ("//restart", "restart"),
        (" \r\n/ /restart", "restart"),
        ("\u00a0/restart", "restart"),
        ("\u2003/session_start", "session_start"),
        ('/refine_search{"ordinal":1}', 'refine_search{"ordinal":1}'),
        ("lương 8/10 triệu", "lương 8/10 triệu"),
        ("/", "…"),
        ("", "…"),
        ("   ", "…"),
    ],
)
def test_a_typed_slash_is_only_a_slash(text: str, message: str) -> None:
    assert read_turn({"sender": "web_1", "text": text}).message == message


def test_the_payload_of_a_button_stays_as_it_is() -> None:
    asked = read_turn({"sender": "web_1", "payload": '/show_details{"item":"vacancy:1"}'})
    assert asked.message == '/show_details{"item":"vacancy:1"}'


def test_a_payload_counts_more_than_a_text() -> None:
    assert read_turn({"sender": "web_1", "text": "may", "payload": "/undo"}).message == "/undo"


def test_the_day_and_the_trace_are_told() -> None:
    asked = read_turn({"sender": "web_1", "text": "may", "at": "2026-03-02", "trace": True})
    assert (asked.at, asked.trace) == (date(2026, 3, 2), True)


def test_without_them_it_is_today_and_short() -> None:
    asked = read_turn({"sender": "web_1", "text": "may"})
    assert (asked.at, asked.trace) == (None, False)
