"""A database that is gone or hangs, and signatures that are wrong."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from gateway.zalo import webhook as webhook_module
from gateway.zalo.rules import load_rules
from tests.gateway.zalo.door import SECRET, opened, settings
from tests.gateway.zalo.example_events import USER, payload, text_event


def hasty():
    """Settings with a short time to answer, for a database that hangs."""
    rules = load_rules()
    return settings(rules=replace(rules, webhook=replace(rules.webhook, answer_seconds=0.05)))


def wrong(door, times, **options):
    for number in range(times):
        assert door.post(text_event("chào", f"m{number}"), **{"secret": "AnotherSecret", **options}) == 200


def test_a_strangers_single_try_sounds_no_alarm(door):
    wrong(door, 2)
    assert door.alarms() == []


def test_several_in_a_row_sound_the_alarm_once_and_a_right_one_ends_it(door):
    wrong(door, 5)
    assert door.alarms() == [("signature", "")]
    assert door.post(text_event("chào", "right")) == 200
    assert door.alarms() == []
    wrong(door, 2)
    assert door.alarms() == []


def test_an_alarm_of_an_earlier_process_is_ended_by_the_first_right_one(door):
    door.write(lambda uow: uow.alarms.sound("zalo", "signature", datetime.now(timezone.utc)))
    assert door.post(text_event("chào")) == 200
    assert door.alarms() == []


def test_the_alarm_names_the_mistake_but_no_secret(door, caplog):
    wrong(door, 3, secret="AppSecretForTests01")
    assert door.alarms() == [("signature", "app_secret")]
    assert "app_secret" in caplog.text
    for hidden in ("AppSecretForTests01", SECRET, USER, "mac="):
        assert hidden not in caplog.text


def test_events_about_template_messages_are_not_counted(door):
    wrong(door, 5, **{"X-ZEvent-Server": "ZNS"})
    assert (door.alarms(), door.heard) == ([], [])


@pytest.mark.parametrize(
    "name", ["user_send_text", "follow", "unfollow", "oa_send_text_by_officer", "user_withdraw"]
)
def test_what_could_not_be_stored_is_asked_for_again(door, name):
    door.database.gone = True
    assert door.post(payload(name)) == 503
    door.database.gone = False
    assert door.post(payload(name)) == 200


@pytest.mark.parametrize("name", ["user_seen_message", "oa_send_text_by_api", "user_reacted_message"])
def test_what_needs_no_storing_is_answered_without_a_database(door, name):
    door.database.gone = True
    assert door.post(payload(name)) == 200
    assert door.send(b"{}") == 200
    assert door.post(text_event("chào"), secret="AnotherSecret") == 200


def test_a_database_that_hangs_is_not_waited_for_and_the_message_is_answered_once(services):
    with opened(services, hasty()) as door:
        door.hang()
        assert door.post(text_event("chào")) == 503
        assert door.heard == []
        door.go_on()
        assert door.post(text_event("chào"), num_retry="1") == 200
        assert [message.arrival.text for message in door.heard] == ["chào"]


def test_a_database_that_hangs_does_not_fill_the_memory(services, monkeypatch):
    monkeypatch.setattr(webhook_module, "MOST_WAITING", 4)
    with opened(services, hasty()) as door:
        door.hang()
        for number in range(12):
            assert door.post(text_event("chào", f"m{number}")) == 503
        assert len(door.webhook._waiting) == 4
        door.go_on()
        assert len(door.heard) < 12


def test_forgeries_are_answered_while_the_database_hangs(services):
    with opened(services, hasty()) as door:
        door.hang()
        for number in range(5):
            assert door.post(text_event("chào", f"m{number}"), secret="AnotherSecret") == 200
        assert door.send(b"{}") == 200


def test_an_error_nobody_thought_of_is_not_taken_for_stored(door, monkeypatch, caplog):
    async def broken(_event, _at):
        raise RuntimeError("số điện thoại 0912345678")

    monkeypatch.setattr(door.webhook._receiver, "take", broken)
    assert door.post(text_event("chào")) == 503
    assert "0912345678" not in caplog.text
