"""`troly speaker`: who answers, and the word handed over."""

import pytest

from services import calendar
from services.conversations.model import Arrival, Speaker
from tests.stored_message import store_message
from tests.troly.channel_database import use_database, writing
from troly.cli import main

LAN = "zalo_246845883529197922"


@pytest.fixture
def database(tmp_path, monkeypatch):
    use_database(tmp_path, monkeypatch)
    with writing() as uow:
        arrival = Arrival(channel="zalo", conversation=LAN, message_id="1", text="chào")
        store_message(uow, arrival, calendar.now())


def run(capsys, *words):
    capsys.readouterr()
    code = main(["speaker", *words])
    printed = capsys.readouterr()
    return code, printed.out.strip(), printed.err


def test_the_assistant_speaks_at_first(database, capsys):
    assert run(capsys, LAN)[:2] == (0, "assistant")


def test_the_word_is_handed_over_and_back(database, capsys):
    assert run(capsys, LAN, "officer")[0] == 0
    assert run(capsys, LAN)[1] == "officer"
    assert run(capsys, LAN, "assistant")[0] == 0
    assert run(capsys, LAN)[1] == "assistant"


def test_handing_over_twice_changes_nothing(database, capsys):
    assert [run(capsys, LAN, "officer")[0] for _ in range(2)] == [0, 0]
    assert run(capsys, LAN)[1] == "officer"


@pytest.mark.parametrize("words", [(), ("officer",)])
def test_a_conversation_nobody_knows(database, capsys, words):
    code, printed, told = run(capsys, "zalo_1", *words)
    assert (code, printed) == (2, "")
    assert "zalo_1" in told


def test_a_race_is_said_and_nothing_is_taken(database, capsys, monkeypatch):
    with writing() as uow:
        repository = type(uow.conversations)
    monkeypatch.setattr(repository, "change_speaker", lambda *_args: False)
    code, _, told = run(capsys, LAN, "officer")
    assert (code, "troly speaker" in told) == (1, True)
    with writing() as uow:
        assert uow.conversations.speaker(LAN) is Speaker.ASSISTANT
