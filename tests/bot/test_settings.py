"""What the Rasa server needs is asked for by name."""

import pytest

from bot.settings import RasaSettings
from bot.wiring import dialogue_states
from services.dialogue.states import InMemoryDialogueStates

COMPLETE = {"TROLY_MODEL": "models/x.tar.gz", "TROLY_RASA_TOKEN": "geheim"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TROLY_MODEL", "TROLY_RASA_TOKEN", "TROLY_RASA_PORT", "TROLY_ACTION_PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("missing", list(COMPLETE))
def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name, value in COMPLETE.items():
        if name != missing:
            monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=missing):
        RasaSettings.from_env()


def test_the_rest_has_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    settings = RasaSettings.from_env()
    assert (settings.port, settings.action_url) == (5005, "http://127.0.0.1:5055/webhook")


def test_a_replay_remembers_in_memory_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY_DIALOGUE_STATES", "memory")
    dialogue_states.cache_clear()
    states = dialogue_states()
    dialogue_states.cache_clear()
    assert isinstance(states, InMemoryDialogueStates)


def test_what_is_remembered_in_memory_is_found_again() -> None:
    states = InMemoryDialogueStates()
    states.put("web_1", "một")
    states.put("web_1", "hai")
    assert (states.get("web_1"), states.get("web_2")) == ("hai", None)
