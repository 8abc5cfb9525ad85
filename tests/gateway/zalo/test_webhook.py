"""What each post brings about, and what it is answered."""

import json

import pytest

from services.conversations.model import Speaker
from tests.gateway.zalo.door import SECRET, opened, settings, signature
from tests.gateway.zalo.example_events import APP, NAMES, USER, payload, text_event, without

PERSON = f"zalo_{USER}"
MESSAGES = [name for name in NAMES if name.startswith(("user_send_", "anonymous_send_", "user_submit_info"))]
WELCOMES = ["follow", "user_click_chatnow"]


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_taken(door, name):
    assert door.post(payload(name)) == 200
    assert len(door.heard) == (1 if name in MESSAGES + WELCOMES else 0)
    assert door.alarms() == []


@pytest.mark.parametrize("name", NAMES)
def test_every_example_that_comes_again_changes_nothing(door, name):
    for _ in range(10):
        assert door.post(payload(name), num_retry="1") == 200
    assert len(door.heard) == (1 if name in MESSAGES + WELCOMES else 0)
    assert len(door.turns(PERSON)) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_no_example_with_a_wrong_signature_does_anything(door, name):
    assert door.post(payload(name), secret="AnotherSecret") == 200
    assert door.post(payload("user_send_text")) == 200
    assert [message.arrival.message_id for message in door.heard] == ["96d3cdf3af150460909"]
    assert door.read(lambda uow: uow.conversations.speaker(PERSON)) is Speaker.ASSISTANT


@pytest.mark.parametrize("name", NAMES)
def test_no_example_without_a_signature_does_anything(door, name):
    raw = json.dumps(payload(name)).encode()
    door.now_ms = float(payload(name)["timestamp"])
    for headers in ({}, {"X-ZEvent-Signature": ""}):
        assert door.send(raw, headers) == 200
    assert (door.heard, door.alarms(), door.left()) == ([], [], 0)


@pytest.mark.parametrize(
    "event", [text_event("chào"), payload("user_withdraw"), payload("oa_send_text_by_officer")]
)
def test_what_was_changed_on_the_way_does_nothing(door, event):
    raw = json.dumps(event, ensure_ascii=False).encode()
    header = signature(raw, event["timestamp"])
    door.now_ms = float(event["timestamp"])
    for tampered in (raw.replace(b"246845883529197922", b"246845883529197923"), raw + b" ", raw[:-1] + b" }"):
        assert tampered != raw
        assert door.send(tampered, {"X-ZEvent-Signature": header}) == 200
    assert (door.heard, door.left()) == ([], 0)


@pytest.mark.parametrize("prefix", ["mac=", ""])
@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_a_right_signature_is_taken_however_it_is_written(door, prefix, case):
    event = text_event("Xin chào")
    raw = json.dumps(event, ensure_ascii=False).encode()
    door.now_ms = float(event["timestamp"])
    header = prefix + case(signature(raw, event["timestamp"]).removeprefix("mac="))
    assert door.send(raw, {"x-zevent-signature": header}) == 200
    assert len(door.heard) == 1


@pytest.mark.parametrize(
    "configured", [settings(), settings(oa_secret=""), settings(oa_secret="", app_secret="")]
)
@pytest.mark.parametrize("raw", [b"{}", b"", b"[]", b"null", b"{ }"])
def test_the_probe_is_answered_also_before_there_is_a_secret(services, configured, raw):
    with opened(services, configured) as door:
        assert door.send(raw) == 200
        assert door.client.get("/webhooks/zalo").status_code == 200
        assert door.client.head("/webhooks/zalo").status_code == 200
        assert (door.heard, door.alarms()) == ([], [])


def test_signed_events_without_our_secret_sound_the_alarm_and_do_nothing(services):
    with opened(services, settings(oa_secret="")) as door:
        assert door.post(text_event("chào")) == 200
        assert door.heard == []
        assert door.alarms() == [("secret_missing", "")]


def test_an_empty_secret_signs_nothing(services):
    with opened(services, settings(oa_secret="")) as door:
        assert door.post(payload("user_withdraw"), secret="") == 200
        assert door.post(text_event("chào"), secret="") == 200
        assert door.heard == []


MALFORMED = {
    "no text": b"",
    "no JSON": b"Xin ch\xc3\xa0o",
    "no UTF-8": b'{"app_id":"\xff"}',
    "UTF-16": '{"app_id":"1"}'.encode("utf-16"),
    "a list": b'[{"event_name":"user_send_text"}]',
    "nested too deep": b"[" * 60_000,
    "half of it": b'{"app_id":"360846524940903967","event_name":"user_se',
}


@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_event_is_answered_and_does_nothing(door, raw):
    assert door.send(raw, {"X-ZEvent-Signature": "mac=" + "0" * 64}) == 200
    assert door.heard == []


SHAPELESS = {
    "no message": without(payload("user_send_text"), "message"),
    "no id of the message": without(payload("user_send_text"), "message", "msg_id"),
    "no sender": without(payload("user_send_text"), "sender"),
    "no name": without(payload("user_send_text"), "event_name"),
    "message is a list": {**payload("user_send_text"), "message": []},
    "follower nobody knows": without(payload("follow"), "follower"),
    "visitor without conversation": without(payload("anonymous_send_text"), "message", "conversation_id"),
}


@pytest.mark.parametrize("event", SHAPELESS.values(), ids=SHAPELESS)
def test_a_signed_event_without_its_shape_is_answered_and_does_nothing(door, event):
    assert door.post(event) == 200
    assert door.heard == []


def test_an_event_without_a_time_does_nothing(door):
    assert door.post(without(text_event("chào"), "timestamp")) == 200
    assert door.heard == []


def test_an_unknown_event_is_named_in_the_log_without_anybodys_id(door, caplog):
    with caplog.at_level("INFO"):
        assert door.post({**payload("follow"), "event_name": "user_danced"}) == 200
    assert "user_danced" in caplog.text
    assert USER not in caplog.text


def test_the_event_of_another_app_does_nothing(door):
    event = text_event("chào", app_id="1")
    raw = json.dumps(event).encode()
    door.now_ms = float(event["timestamp"])
    for app in ("1", APP):
        assert door.send(raw, {"X-ZEvent-Signature": signature(raw, event["timestamp"], app_id=app)}) == 200
    assert (door.heard, door.alarms()) == ([], [])


@pytest.mark.parametrize("name", ["user_send_text", "follow", "oa_send_text_by_officer", "user_withdraw"])
def test_the_event_of_another_account_of_the_app_does_nothing(services, name):
    with opened(services, settings(oa_id="999")) as door:
        assert door.post(payload(name)) == 200
        assert (door.heard, door.turns(PERSON)) == ([], [])


def test_ids_as_numbers_are_those_of_the_same_person(door):
    assert door.post({**text_event("chào", "m1"), "sender": {"id": int(USER)}, "app_id": int(APP)}) == 200
    assert door.post(text_event("alo", "m2", timestamp=1790000000999)) == 200
    assert {message.arrival.conversation for message in door.heard} == {PERSON}
    assert len(door.heard) == 2


class TestReplay:
    @pytest.mark.parametrize("late_hours", [0, 2, 12.9])
    def test_a_retry_of_the_first_hours_is_taken(self, door, late_hours):
        assert door.post(text_event("chào"), late_hours=late_hours) == 200
        assert len(door.heard) == 1

    @pytest.mark.parametrize("late_hours", [13.1, 24 * 30, -0.1])
    def test_what_is_older_than_any_retry_or_of_the_future_does_nothing(self, door, late_hours):
        for name in ("user_send_text", "user_withdraw", "oa_send_text_by_officer", "follow"):
            assert door.post(payload(name), late_hours=late_hours) == 200
        assert (door.heard, door.turns(PERSON)) == ([], [])

    def test_messages_with_one_id_are_one_message(self, door):
        assert door.post(text_event("chào", "m1")) == 200
        assert door.post(text_event("chào", "m1", timestamp="1790000000124")) == 200
        assert len(door.heard) == 1

    def test_two_events_of_one_instant_and_two_people_are_two(self, door):
        other = {**payload("follow"), "follower": {"id": "7"}}
        for event in (payload("follow"), other, payload("follow"), other):
            assert door.post(event) == 200
        assert len(door.heard) == 2


def test_nothing_in_the_log_tells_who_wrote_what(door, caplog):
    with caplog.at_level("DEBUG", logger="gateway"):
        for name in NAMES:
            door.post(payload(name))
            door.post(payload(name), secret="AnotherSecret")
            door.post(payload(name), late_hours=20)
    told = caplog.text
    for hidden in (
        USER,
        "Xin chào",
        "giấy tờ",
        "Nguyễn Thị Lan",
        "84912345678",
        "0912345678",
        SECRET,
        "zdn.vn",
    ):
        assert hidden not in told


@pytest.mark.parametrize(
    "odd", ["\ud800", "\x00", "x" * 70_000, 10**400, None, [[[]]], {"a": {"text": "\ud83d"}}]
)
def test_an_odd_piece_beside_a_message_does_not_keep_it_from_being_stored(door, odd):
    event = {**text_event("chào"), "new": odd}
    event["message"]["text"] = "chào \ud800\x00bạn"
    raw = json.dumps(event).encode()
    door.now_ms = float(event["timestamp"])
    assert door.send(raw, {"X-ZEvent-Signature": signature(raw, event["timestamp"])}) == 200
    assert [message.arrival.text for message in door.heard] == ["chào bạn"]
