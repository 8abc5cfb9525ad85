"""What each post brings about, and what it is answered."""

import json
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from gateway.phrases import load_phrases
from gateway.zalo import webhook as webhook_module
from gateway.zalo.rules import load_rules
from services.conversations.model import Answer, Button, Occasion, Reply, Speaker
from tests.gateway.zalo.door import SECRET, opened, settings, signature
from tests.gateway.zalo.example_events import APP, NAMES, USER, payload, text_event, without

PERSON = f"zalo_{USER}"
MENU = (
    ("/search_job", "Tìm việc làm"),
    ("/search_course", "Học nghề"),
    ("/search_overseas", "Đi làm nước ngoài"),
)
MESSAGES = [name for name in NAMES if name.startswith(("user_send_", "anonymous_send_", "user_submit_info"))]
WELCOMES = ["follow", "user_click_chatnow"]


@pytest.fixture
def door(services):
    with opened(services, settings()) as standing:
        yield standing


def closed(uow, message, *, offering=True):
    """The turn in which the assistant answers a message, with the menu or without."""
    buttons = tuple(Button(title=title, payload=payload) for payload, title in MENU) if offering else ()
    answer = Answer(said="chào", replies=(Reply(text="Dạ?", buttons=buttons),), outcome="answered")
    finished = uow.conversations.finish(message, answer, datetime.now(timezone.utc), send=False)
    return finished.turn


def hasty():
    """Settings with a short time to answer, for a database that hangs."""
    rules = load_rules()
    return settings(rules=replace(rules, webhook=replace(rules.webhook, answer_seconds=0.05)))


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
        assert door.alarms() == [("zalo_secret_missing", "")]


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


class TestForgeries:
    def wrong(self, door, times, **options):
        for number in range(times):
            assert (
                door.post(text_event("chào", f"m{number}"), **{"secret": "AnotherSecret", **options}) == 200
            )

    def test_a_strangers_single_try_sounds_no_alarm(self, door):
        self.wrong(door, 2)
        assert door.alarms() == []

    def test_several_in_a_row_sound_the_alarm_once_and_a_right_one_ends_it(self, door):
        self.wrong(door, 5)
        assert door.alarms() == [("zalo_signature", "")]
        assert door.post(text_event("chào", "right")) == 200
        assert door.alarms() == []
        self.wrong(door, 2)
        assert door.alarms() == []

    def test_an_alarm_of_an_earlier_process_is_ended_by_the_first_right_one(self, door):
        door.write(lambda uow: uow.alarms.sound("zalo", "zalo_signature", datetime.now(timezone.utc)))
        assert door.post(text_event("chào")) == 200
        assert door.alarms() == []

    def test_the_alarm_names_the_mistake_but_no_secret(self, door, caplog):
        self.wrong(door, 3, secret="AppSecretForTests01")
        assert door.alarms() == [("zalo_signature", "app_secret")]
        assert "app_secret" in caplog.text
        for hidden in ("AppSecretForTests01", SECRET, USER, "mac="):
            assert hidden not in caplog.text

    def test_events_about_template_messages_are_not_counted(self, door):
        self.wrong(door, 5, **{"X-ZEvent-Server": "ZNS"})
        assert (door.alarms(), door.heard) == ([], [])


class TestChoices:
    def offer(self, door):
        door.post(text_event("chào", "first"))
        message = door.heard.pop()
        return door.write(lambda uow: closed(uow, message))

    @pytest.mark.parametrize("typed", ["2", "so 2", "Học nghề", "hoc nghe"])
    def test_a_number_or_a_title_right_after_is_that_button(self, door, typed):
        self.offer(door)
        assert door.post(text_event(typed, "second")) == 200
        (message,) = door.heard
        assert (message.arrival.payload, message.arrival.title) == ("/search_course", "Học nghề")
        assert message.arrival.text is None

    def test_an_ordinary_text_stays_one(self, door):
        self.offer(door)
        assert door.post(text_event("2 triệu một tháng", "second")) == 200
        assert door.heard[0].arrival.text == "2 triệu một tháng"

    def test_without_an_offer_a_number_is_a_text(self, door):
        assert door.post(text_event("2")) == 200
        assert door.heard[0].arrival.text == "2"

    def test_a_pressed_button_is_found_by_its_place_however_old_it_is(self, door):
        turn = self.offer(door)
        door.post(text_event("khoan đã", "second"))
        message = door.heard.pop()
        door.write(lambda uow: closed(uow, message, offering=False))
        assert door.post(text_event(f"#b:{turn.position}:2", "third")) == 200
        assert door.heard[0].arrival.payload == "/search_overseas"

    def test_a_button_of_the_greeting_is_at_position_0(self, door):
        assert door.post(text_event("#b:0:1")) == 200
        assert door.heard[0].arrival.payload == "/search_course"

    @pytest.mark.parametrize("typed", ["#b:9:0", "#b:1:77", "#b:0:999"])
    def test_a_button_nobody_was_shown_is_answered_once_and_asks_nothing(self, door, typed):
        self.offer(door)
        for _ in range(3):
            assert door.post(text_event(typed, "second")) == 200
        assert door.heard == []
        turn = door.turns(PERSON)[-1]
        assert turn.answer.replies == (load_phrases().said["not_offered"],)
        assert len(door.turns(PERSON)) == 2

    def test_nobody_presses_a_button_of_somebody_else(self, door):
        turn = self.offer(door)
        stranger = text_event(f"#b:{turn.position}:0", "second", sender={"id": "7"})
        assert door.post(stranger) == 200
        assert door.heard == []

    def test_a_caption_is_no_answer_to_a_list(self, door):
        self.offer(door)
        event = payload("user_send_image")
        event["message"]["text"] = "2"
        assert door.post(event) == 200
        assert (door.heard[0].arrival.text, door.heard[0].arrival.payload) == ("2", None)


class TestPeople:
    def test_whoever_follows_is_welcomed_once(self, door):
        door.post(payload("follow"))
        door.post(payload("user_click_chatnow"))
        assert [message.arrival.occasion for message in door.heard] == [Occasion.WELCOME]

    def test_nobody_is_welcomed_in_the_middle_of_a_dialogue(self, door):
        door.post(text_event("tìm việc"))
        door.post(payload("follow"))
        assert [message.arrival.text for message in door.heard] == ["tìm việc"]

    def test_whoever_unfollows_gets_no_news_until_she_follows_again(self, door):
        door.post(payload("unfollow"))
        assert not door.read(lambda uow: uow.conversations.is_reachable(PERSON))
        door.post({**payload("follow"), "timestamp": "1790000019000"})
        assert door.read(lambda uow: uow.conversations.is_reachable(PERSON))

    def test_an_unfollow_that_comes_late_does_not_undo_what_came_after(self, door):
        door.post(text_event("tìm việc"))
        before_that = {**payload("unfollow"), "timestamp": "1780000000000"}
        assert door.post(before_that) == 200
        assert door.read(lambda uow: uow.conversations.is_reachable(PERSON))

    def test_an_officers_own_answer_hands_the_conversation_over(self, door):
        assert door.post(payload("oa_send_text_by_officer")) == 200
        assert door.read(lambda uow: uow.conversations.speaker(PERSON)) is Speaker.OFFICER
        (turn,) = door.turns(PERSON)
        assert turn.answer.replies[0].text == "Em gọi lại cho anh ngay ạ"

    def test_the_echo_of_our_own_message_hands_nothing_over(self, door):
        door.post(payload("oa_send_text_by_api"))
        assert door.turns(PERSON) == []
        assert door.read(lambda uow: uow.conversations.speaker(PERSON)) is Speaker.ASSISTANT

    def test_whoever_withdraws_is_forgotten(self, door):
        door.post(text_event("tìm việc"))
        assert door.left() == 1
        assert door.post(payload("user_withdraw")) == 200
        assert (door.left(), door.turns(PERSON)) == (0, [])
        assert door.read(lambda uow: uow.conversations.last_heard(PERSON)) is None

    def test_a_withdrawal_nobody_can_read_sounds_the_alarm(self, door):
        assert door.post(without(payload("user_withdraw"), "user_id")) == 200
        assert door.alarms() == [("zalo_withdrawal", "")]

    def test_a_flood_is_stored_and_answered_with_one_sentence(self, door):
        for number in range(23):
            assert door.post(text_event("alo", f"m{number}")) == 200
        occasions = [message.arrival.occasion for message in door.heard]
        assert occasions == [Occasion.MESSAGE] * 20 + [Occasion.FLOOD] + [Occasion.DROPPED] * 2


class TestFailures:
    @pytest.mark.parametrize(
        "name", ["user_send_text", "follow", "unfollow", "oa_send_text_by_officer", "user_withdraw"]
    )
    def test_what_could_not_be_stored_is_asked_for_again(self, door, name):
        door.database.gone = True
        assert door.post(payload(name)) == 503
        door.database.gone = False
        assert door.post(payload(name)) == 200

    @pytest.mark.parametrize("name", ["user_seen_message", "oa_send_text_by_api", "user_reacted_message"])
    def test_what_needs_no_storing_is_answered_without_a_database(self, door, name):
        door.database.gone = True
        assert door.post(payload(name)) == 200
        assert door.send(b"{}") == 200
        assert door.post(text_event("chào"), secret="AnotherSecret") == 200

    def test_a_database_that_hangs_is_not_waited_for_and_the_message_is_answered_once(self, services):
        with opened(services, hasty()) as door:
            door.hang()
            assert door.post(text_event("chào")) == 503
            assert door.heard == []
            door.go_on()
            assert door.post(text_event("chào"), num_retry="1") == 200
            assert [message.arrival.text for message in door.heard] == ["chào"]

    def test_a_database_that_hangs_does_not_fill_the_memory(self, services, monkeypatch):
        monkeypatch.setattr(webhook_module, "MOST_WAITING", 4)
        with opened(services, hasty()) as door:
            door.hang()
            for number in range(12):
                assert door.post(text_event("chào", f"m{number}")) == 503
            assert len(door.webhook._waiting) == 4
            door.go_on()
            assert len(door.heard) < 12

    def test_forgeries_are_answered_while_the_database_hangs(self, services):
        with opened(services, hasty()) as door:
            door.hang()
            for number in range(5):
                assert door.post(text_event("chào", f"m{number}"), secret="AnotherSecret") == 200
            assert door.send(b"{}") == 200

    def test_an_error_nobody_thought_of_is_not_taken_for_stored(self, door, monkeypatch, caplog):
        async def broken(_event, _at):
            raise RuntimeError("số điện thoại 0912345678")

        monkeypatch.setattr(door.webhook._receiver, "take", broken)
        assert door.post(text_event("chào")) == 503
        assert "0912345678" not in caplog.text


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
