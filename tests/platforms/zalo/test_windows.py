"""When the account may write: windows of time, allowances, and the rate."""

import pytest

from tests.platforms.zalo.conftest import LAN


def test_free_for_two_days_charged_for_a_week_then_refused(client):
    clock = client.zalo.clock
    assert client.send(LAN, {"text": "a"})["data"]["quota"] == {"quota_type": "reply"}
    clock.advance(hours=47.9)
    client.access = client.zalo.issue_tokens().access
    assert client.send(LAN, {"text": "b"})["error"] == 0
    clock.advance(hours=0.2)
    client.access = client.zalo.issue_tokens().access
    assert client.send(LAN, {"text": "c"})["data"]["quota"]["quota_type"] == "purchase_quota"
    clock.advance(days=5)
    client.access = client.zalo.issue_tokens().access
    assert client.send(LAN, {"text": "d"})["error"] == -230
    assert [(sent.text, sent.charged) for sent in client.zalo.sent] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda zalo: zalo.type_text(LAN, "còn đó không"), 0),
        (lambda zalo: zalo.follow(LAN), 0),
        (lambda zalo: zalo.click_chat_now(LAN), 0),
        (lambda zalo: zalo.sees(LAN, "1"), -230),
        (lambda zalo: zalo.officer_writes(LAN, "Dạ"), -230),
        (lambda zalo: zalo.withdraw(LAN), -230),
    ],
)
def test_only_what_a_person_does_opens_the_window(client, act, error):
    client.zalo.clock.advance(days=8)
    client.access = client.zalo.issue_tokens().access
    act(client.zalo)
    assert client.send(LAN, {"text": "a"})["error"] == error


def test_who_never_wrote_cannot_be_written_to(client):
    client.zalo.person("999")
    assert client.send("999", {"text": "a"})["error"] == -230


def test_without_purchased_messages_only_the_free_window_is_left(client):
    client.zalo.account.purchased = 1
    client.zalo.clock.advance(hours=49)
    client.access = client.zalo.issue_tokens().access
    assert [client.send(LAN, {"text": "a"})["error"] for _ in range(2)] == [0, -211]


def test_who_unfollowed_is_out_of_reach_until_they_write_again(client):
    client.zalo.unfollow(LAN)
    assert client.send(LAN, {"text": "a"})["error"] == -213
    client.zalo.type_text(LAN, "ơi")
    assert client.send(LAN, {"text": "a"})["error"] == 0


def test_a_person_may_refuse_for_good(client):
    client.zalo.person(LAN).refuses = -244
    client.zalo.type_text(LAN, "ơi")
    assert client.send(LAN, {"text": "a"})["error"] == -244


def test_the_rate_is_told_and_ends_with_the_minute(client):
    client.zalo.clock.advance(60 - client.zalo.clock.now() % 60)
    client.zalo.gate.per_minute = 3
    body = {"recipient": {"user_id": LAN}, "message": {"text": "a"}}
    answers = [client.post("/v3.0/oa/message/cs", body) for _ in range(4)]
    assert [answer.json()["error"] for answer in answers] == [0, 0, 0, -32]
    assert [answer.headers["X-RateLimit-Remain"] for answer in answers] == ["2", "1", "0", "0"]
    assert answers[0].headers["X-RateLimit-Limit"] == "3"
    client.zalo.clock.advance(60)
    assert client.send(LAN, {"text": "a"})["error"] == 0


def test_the_limit_is_that_of_the_documents(client):
    body = {"recipient": {"user_id": LAN}, "message": {"text": "a"}}
    assert client.post("/v3.0/oa/message/cs", body).headers["X-RateLimit-Limit"] == "4000"


def test_a_package_without_the_interface_shuts_everything(client):
    client.zalo.gate.shut = -224
    assert client.get("/v2.0/oa/getoa")["error"] == -224
    assert client.send(LAN, {"text": "a"})["error"] == -224
