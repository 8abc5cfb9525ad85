"""A message posted by the page: stored once, answered once, in order."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.gateway.browser import Browser, texts
from tests.gateway.fake_rasa import FakeRasa


def test_a_message_is_taken_at_once_and_answered(browser: Browser, rasa: FakeRasa) -> None:
    posted = browser.post("tìm việc may", name="first")
    assert (posted.status_code, posted.json()) == (202, {"client_message_id": "first"})
    (turn,) = browser.turns(1)
    assert (turn["id"], turn["message"], turn["said"]) == (1, "first", "tìm việc may")
    assert texts(turn) == ["Trả lời: tìm việc may"]
    assert turn["replies"][0]["cards"][0]["title"] == "Công nhân may"
    assert rasa.asked() == [{"sender": browser.conversation, "text": "tìm việc may"}]


def test_the_same_message_twice_is_one_turn(browser: Browser, rasa: FakeRasa) -> None:
    first = browser.post("tìm việc may", name="same")
    browser.turns(1)
    second = browser.post("tìm việc may", name="same")
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    browser.ask("còn nữa không")
    assert rasa.texts() == ["tìm việc may", "còn nữa không"]


def test_fifty_copies_at_once_are_one_turn(browser: Browser, rasa: FakeRasa) -> None:
    rasa.delay_seconds = 0.2
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: browser.post("tìm việc may", name="same"), range(50)))
    assert {answer.status_code for answer in answers} == {202}
    browser.turns(1)
    browser.ask("xong")
    assert rasa.texts() == ["tìm việc may", "xong"]


def test_two_people_may_give_their_messages_the_same_name(browser: Browser, gateway: str) -> None:
    with Browser(gateway) as other:
        browser.post("một", name="same")
        other.post("hai", name="same")
        assert browser.turns(1)[0]["said"] == "một"
        assert other.turns(1)[0]["said"] == "hai"


def test_one_conversation_is_answered_in_order(browser: Browser, rasa: FakeRasa) -> None:
    rasa.held = {"1"}
    for number in range(1, 6):
        browser.post(str(number))
    rasa.wait_for_turns(1)
    assert rasa.texts() == ["1"]
    rasa.held.clear()
    turns = browser.turns(5)
    assert [turn["said"] for turn in turns] == ["1", "2", "3", "4", "5"]
    assert [turn["id"] for turn in turns] == [1, 2, 3, 4, 5]
    assert rasa.texts() == ["1", "2", "3", "4", "5"]


def test_a_slow_conversation_holds_up_nobody_else(browser: Browser, gateway: str, rasa: FakeRasa) -> None:
    rasa.held = {"chậm"}
    browser.post("chậm")
    rasa.wait_for_turns(1)
    with Browser(gateway) as other:
        other.ask("nhanh")
    assert browser.history() == []
    rasa.held.clear()
    browser.turns(1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 20_000,
        b'{"text": "x"}',
        b'{"client_message_id": "a b", "text": "x"}',
        b'{"client_message_id": 7, "text": "x"}',
        b'{"client_message_id": "a"}',
        b'{"client_message_id": "a", "text": "x", "payload": "/x"}',
        b'{"client_message_id": "a", "text": {"$ne": 1}}',
        b'{"client_message_id": "a", "payload": ["/x"]}',
        b'{"client_message_id": "a", "payload": "/x\\u0000"}',
        b'{"client_message_id": "a", "payload": "/x\\ud800"}',
        b"\xff\xfe",
    ],
)
def test_a_body_that_is_no_message_is_refused(browser: Browser, rasa: FakeRasa, body: bytes) -> None:
    answer = browser.http.post("/chat/messages", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert rasa.turns == []


def test_only_json_is_taken_because_forms_of_other_sites_cannot_send_it(browser: Browser) -> None:
    answer = browser.http.post(
        "/chat/messages",
        content=b'{"client_message_id":"a","text":"x"}',
        headers={"Content-Type": "text/plain"},
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("known_length", [True, False])
def test_a_body_above_64_kb_is_refused_with_a_sentence(browser: Browser, known_length: bool) -> None:
    body = b'{"client_message_id":"a","text":"' + b"a" * 100_000 + b'"}'
    content = body if known_length else (body[i : i + 4096] for i in range(0, len(body), 4096))
    answer = browser.http.post(
        "/chat/messages", content=content, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert "dài quá" in answer.json()["sentence"]
    assert browser.ask("vẫn được")["id"] == 1


def test_after_twenty_messages_in_a_minute_a_person_has_to_wait(browser: Browser) -> None:
    for number in range(20):
        assert browser.post(str(number), name=f"n{number}").status_code == 202
    refused = browser.post("thêm", name="more")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.json()["sentence"]
    assert browser.post("0", name="n0").status_code == 202
    assert len(browser.turns(20)) == 20


def test_rasa_is_never_reached_without_a_conversation(gateway: str, rasa: FakeRasa) -> None:
    answer = httpx.post(f"{gateway}/chat/messages", json={"client_message_id": "a", "text": "x"})
    assert answer.status_code == 401
    assert rasa.turns == []
