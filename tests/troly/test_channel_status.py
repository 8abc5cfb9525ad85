"""`troly channel status`: numbers of each channel, and nothing about anybody."""

from datetime import timedelta

import pytest

from services import calendar
from services.conversations.model import Answer, Arrival, Lease, Reply
from tests.stored_message import store_message
from tests.troly.channel_database import take_database_away, use_database, writing
from troly.channel_status import mark_of
from troly.cli import main

NOW = calendar.now()


@pytest.fixture(autouse=True)
def now_is_now(monkeypatch):
    """The verb looks at the clock: minutes may have gone since this file was read."""
    monkeypatch.setitem(globals(), "NOW", calendar.now())


TEXT = "câu trả lời không ai được thấy"
PEOPLE = ("246845883529197922", "246845883529197923", "246845883529197924", "246845883529197925")


@pytest.fixture
def database(tmp_path, monkeypatch):
    use_database(tmp_path, monkeypatch)


def say(uow, channel, person, at=None):
    at = at or NOW
    arrival = Arrival(channel=channel, conversation=f"{channel}_{person}", message_id=person, text="chào")
    answer = Answer(said="chào", replies=(Reply(text=TEXT),), outcome="answered")
    uow.conversations.finish(store_message(uow, arrival, at), answer, at, send=True)


@pytest.fixture
def busy(database):
    """Four people on Zalo: one is sent, one dead, one may have got it twice, one waits for an hour."""
    with writing() as uow:
        for person in PEOPLE[:3]:
            say(uow, "zalo", person)
        lease = Lease("gateway-1", NOW + timedelta(minutes=1))
        sent, dead, unknown = uow.outbox.claim(lease, NOW, 10, ["zalo"])
        uow.outbox.mark_sent(sent.id, NOW)
        uow.outbox.give_up(dead.id, "-213: does not follow")
        uow.conversations.set_reachable(dead.turn.conversation, "zalo", False, NOW)
        uow.outbox.postpone(unknown.id, NOW + timedelta(minutes=5), "No answer", unknown=True)
        say(uow, "zalo", PEOPLE[3], NOW - timedelta(hours=1))


def status(capsys, *words):
    capsys.readouterr()
    code = main(["channel", "status", *words])
    return code, capsys.readouterr().out


def block(printed, name):
    """The lines below a channel's name, as {what: value}."""
    lines = printed.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith(f"{name}:"))
    found = {}
    for line in lines[begin + 1 :]:
        if not line.startswith("  "):
            break
        what, _, value = line.strip().partition(": ")
        found[what] = value
    return found


def test_nothing_yet(database, capsys):
    code, printed = status(capsys)
    assert code == 0
    assert "Telegram: đang tắt" in printed
    assert set(block(printed, "Zalo").values()) == {"0", "0 (troly channel status --dead)"}


def test_the_states_are_counted(busy, capsys):
    _, printed = status(capsys)
    zalo = block(printed, "Zalo")
    assert zalo["đang chờ gửi"] == "2"
    assert zalo["đang gửi"] == "0"
    assert zalo["đã gửi hôm nay"] == "1"
    assert zalo["gửi không được, đã thôi"].startswith("1 ")
    assert zalo["có thể đã gửi hai lần"] == "1"
    assert zalo["người không cho nhắn nữa"] == "1"
    assert block(printed, "Telegram")["đang chờ gửi"] == "0"


def test_the_oldest_that_waits_is_told(busy, capsys):
    minutes = block(status(capsys)[1], "Zalo")["tin chờ lâu nhất"]
    assert minutes in ("60 phút", "61 phút")


def test_what_was_sent_yesterday_is_not_counted(database, capsys):
    with writing() as uow:
        yesterday = NOW - timedelta(days=1, minutes=1)
        say(uow, "zalo", PEOPLE[0], yesterday)
        taken = uow.outbox.claim(Lease("gateway-1", NOW), NOW, 1, ["zalo"])
        uow.outbox.mark_sent(taken[0].id, yesterday)
    assert block(status(capsys)[1], "Zalo")["đã gửi hôm nay"] == "0"


def test_the_dead_have_a_reason_and_a_mark(busy, capsys):
    _, printed = status(capsys, "--dead")
    line = next(line for line in printed.splitlines() if "-213" in line)
    assert mark_of(f"zalo_{PEOPLE[1]}") in line


@pytest.mark.parametrize("words", [(), ("--dead",)])
def test_nobody_and_nothing_said_is_shown(busy, capsys, words):
    printed = status(capsys, *words)[1]
    assert TEXT not in printed
    assert not [person for person in PEOPLE if person in printed]


def test_marks_tell_people_apart():
    assert len({mark_of(f"zalo_{person}") for person in PEOPLE}) == len(PEOPLE)
    assert {len(mark_of(f"zalo_{person}")) for person in PEOPLE} == {6}


def test_alarms_are_told_at_their_channel_and_in_the_exit_code(database, capsys):
    with writing() as uow:
        uow.alarms.sound("zalo", "package", NOW, "-224")
    code, printed = status(capsys)
    assert code == 1
    assert "-224" in printed.partition("Zalo:")[2]
    assert "-224" not in printed.partition("Zalo:")[0]


def test_a_detail_that_means_something_is_explained(database, capsys):
    with writing() as uow:
        uow.alarms.sound("zalo", "signature", NOW, "app_secret")
    assert "chép tráo" in status(capsys)[1]


def test_an_alarm_without_a_sentence_is_named(database, capsys):
    with writing() as uow:
        uow.alarms.sound("telegram", "of_tomorrow", NOW)
    assert "of_tomorrow" in status(capsys)[1]


def test_an_alarm_is_ended_by_its_name(database, capsys):
    with writing() as uow:
        uow.alarms.sound("telegram", "update_left", NOW)
    assert "báo động update_left" in status(capsys)[1]
    assert main(["channel", "clear", "telegram", "update_left"]) == 0
    assert status(capsys)[0] == 0


@pytest.mark.parametrize("words", [("telegram", "two_pollers"), ("zalo", "update_left")])
def test_an_alarm_that_does_not_sound_cannot_be_ended(database, capsys, words):
    with writing() as uow:
        uow.alarms.sound("telegram", "update_left", NOW)
    assert main(["channel", "clear", *words]) == 2
    assert status(capsys)[0] == 1


def test_who_polls_is_told(database, capsys):
    with writing() as uow:
        uow.leases.take("telegram.polling", "gateway-2", NOW + timedelta(minutes=1), NOW)
        uow.leases.take("telegram.other", "gateway-3", NOW - timedelta(minutes=1), NOW)
    _, printed = status(capsys)
    assert block(printed, "Telegram")["tiến trình đang lấy tin về"] == "gateway-2"
    assert "gateway-3" not in printed


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"TROLY_TELEGRAM_TOKEN": "123:abc"}, "Telegram: đang bật"),
        ({"TROLY_TELEGRAM_TOKEN": "abc"}, "Telegram: cấu hình sai"),
        ({"TROLY_ZALO_APP_ID": "360846524940903967"}, "Zalo: đang bật"),
    ],
)
def test_on_and_off(database, capsys, monkeypatch, variables, said):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert said in status(capsys)[1]


def test_a_database_that_is_away_is_said(database, capsys, monkeypatch, tmp_path):
    take_database_away(monkeypatch, tmp_path)
    assert main(["channel", "status"]) == 1
    assert "cơ sở dữ liệu" in capsys.readouterr().err
