"""Another Rasa takes the place of the first while people write: every message has one answer."""

import json
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gateway.rasa_place import RasaPlace
from services.addresses import RASA_NOTE
from tests.gateway.browser import Browser
from tests.gateway.conftest import StartGateway
from tests.gateway.fake_rasa import FakeRasa

PEOPLE, MESSAGES = 4, 12


def point(note: Path, url: str) -> None:
    """As `troly serve` does it: the whole note at once."""
    whole = note.with_suffix(".whole")
    whole.write_text(json.dumps({"port": urlsplit(url).port, "model": ""}), encoding="utf-8")
    whole.replace(note)


@pytest.mark.e2e
def test_no_message_is_lost_or_asked_twice(
    start_gateway: StartGateway, running_rasa: FakeRasa, tmp_path: Path
) -> None:
    note = tmp_path / RASA_NOTE
    running_rasa.delay_seconds = 0.05
    with FakeRasa(delay_seconds=0.05).running() as second, start_gateway(rasa_note=note) as address:
        answered: dict[str, list[str]] = {}

        def talk(name: str) -> None:
            with Browser(address) as browser:
                for number in range(MESSAGES):
                    turn = browser.ask(f"{name} {number}")
                    answered.setdefault(name, []).append(turn["replies"][0]["text"])

        people = [threading.Thread(target=talk, args=(f"người {one}",)) for one in range(PEOPLE)]
        for one in people:
            one.start()
        running_rasa.wait_for_turns(PEOPLE * 3)
        point(note, second.url)
        for one in people:
            one.join()
        with Browser(address) as browser:
            assert browser.http.get("/health").status_code == 200
    wanted = {
        f"người {one}": [f"Trả lời: người {one} {number}" for number in range(MESSAGES)]
        for one in range(PEOPLE)
    }
    assert answered == wanted
    asked = [*running_rasa.texts(), *second.texts()]
    assert len(asked) == len(set(asked)) == PEOPLE * MESSAGES
    assert len(second.texts()) > PEOPLE


def test_a_note_that_is_missing_or_broken_changes_nothing(tmp_path: Path) -> None:
    note = tmp_path / RASA_NOTE
    place = RasaPlace("http://127.0.0.1:1", note)
    assert place.url() == "http://127.0.0.1:1"
    note.write_text("{", encoding="utf-8")
    assert place.url() == "http://127.0.0.1:1"
    point(note, "http://127.0.0.1:5")
    assert place.url() == "http://127.0.0.1:5"
    note.unlink()
    assert place.url() == "http://127.0.0.1:5"


def test_a_message_left_unanswered_is_asked_again_where_it_was_left(tmp_path: Path) -> None:
    note = tmp_path / RASA_NOTE
    place = RasaPlace("http://127.0.0.1:1", note)
    place.leave("web_a", 7, place.url())
    point(note, "http://127.0.0.1:5")
    assert place.of("web_a", 7) == "http://127.0.0.1:1"  # it may still be at it
    assert place.of("web_a", 8) == place.of("web_b", 7) == "http://127.0.0.1:5"
    place.settle("web_a", 7)
    assert place.of("web_a", 7) == "http://127.0.0.1:5"


def test_what_is_left_unanswered_is_not_remembered_for_ever() -> None:
    place = RasaPlace("http://127.0.0.1:1", None)
    for number in range(2_000):
        place.leave("web_a", number, "http://127.0.0.1:9")
    assert place.of("web_a", 0) == "http://127.0.0.1:1"
    assert place.of("web_a", 1_999) == "http://127.0.0.1:9"
    assert place.of("web_a", None) == "http://127.0.0.1:1"
