"""Whatever is typed: an answer or a polite refusal, and Rasa sees harmless text only."""

import unicodedata

import pytest

from gateway.phrases import load_phrases
from tests.gateway.browser import Browser, texts
from tests.gateway.fake_rasa import FakeRasa

SAID = load_phrases().said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "empty"),
        ("   \n ", "empty"),
        ("\x00\x00", "empty"),
        ("\u202e\u200b\ufeff", "empty"),
        ("👍", "unreadable"),
        ("❤️👩‍🌾🎉", "unreadable"),
        ("...?!", "unreadable"),
        ("/", "unreadable"),
        ("/restart", "unreadable"),
        ("/intent{}", "unreadable"),
        ('  //search_job{"x":1}', "unreadable"),
        ("a" * 2_001, "too_long"),
        ("việc " * 12_000, "too_long"),
    ],
)
def test_rasa_is_not_asked_what_it_cannot_answer(
    browser: Browser, rasa: FakeRasa, typed: str, sentence: str
) -> None:
    turn = browser.ask(typed) if len(typed.encode()) < 60_000 else None
    if turn is not None:
        assert texts(turn) == [SAID[sentence].text]
    else:
        assert browser.post(typed).json()["sentence"] == SAID[sentence].text
    assert rasa.turns == []


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/restart lại giùm", "restart lại giùm"),
        ("//tìm việc", "tìm việc"),
        ("tìm\x00 việc", "tìm việc"),
        ("\u202etìm việc\u202c", "tìm việc"),
        ("tìm \u200bviệc", "tìm việc"),
        ("'; DROP TABLE conversation; --", "'; DROP TABLE conversation; --"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{{7*7}} ${x} %s", "{{7*7}} ${x} %s"),
        (unicodedata.normalize("NFD", "tìm việc ở Đầm Dơi"), "tìm việc ở Đầm Dơi"),
        ("a" * 2_000, "a" * 2_000),
    ],
)
def test_rasa_is_asked_plain_text(browser: Browser, rasa: FakeRasa, typed: str, asked: str) -> None:
    turn = browser.ask(typed)
    assert rasa.asked() == [{"sender": browser.conversation, "text": asked}]
    assert texts(turn) == [f"Trả lời: {asked}"]


def test_a_lone_surrogate_is_dropped(browser: Browser, rasa: FakeRasa) -> None:
    body = b'{"client_message_id":"a","text":"t\\ud800\\u00ecm vi\\u1ec7c"}'
    answer = browser.http.post("/chat/messages", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 202
    assert browser.turns(1)[0]["said"] == "tìm việc"
    assert rasa.texts() == ["tìm việc"]


def test_the_transcript_shows_a_slash_as_it_was_typed(browser: Browser) -> None:
    assert browser.ask("/restart")["said"] == "/restart"


def test_a_personal_number_reaches_neither_rasa_nor_the_transcript(browser: Browser, rasa: FakeRasa) -> None:
    turn = browser.ask("cccd em 096123456789, tìm việc may")
    assert turn["said"] == "cccd em [số căn cước đã che], tìm việc may"
    assert rasa.texts() == ["cccd em [số căn cước đã che], tìm việc may"]
    assert texts(turn)[0] == SAID["personal_number"].text
    assert texts(turn)[1].startswith("Trả lời")


def test_a_personal_number_alone_is_answered_without_rasa(browser: Browser, rasa: FakeRasa) -> None:
    assert texts(browser.ask("096123456789")) == [SAID["personal_number"].text]
    assert rasa.turns == []


def test_a_telephone_number_is_kept_so_that_officers_can_call_back(browser: Browser) -> None:
    assert browser.ask("sđt em 0912345678")["said"] == "sđt em 0912345678"
