"""What Rasa remembers is forgotten in time, and a database that is away keeps nobody from starting."""

from datetime import datetime, timedelta, timezone

import pytest

import bot.wiring
from services.dialogue.states import InMemoryDialogueStates
from services.errors import Unavailable

KEPT = timedelta(days=bot.wiring.KEPT_DAYS)


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> InMemoryDialogueStates:
    found = InMemoryDialogueStates()
    monkeypatch.setattr(bot.wiring, "dialogue_states", lambda: found)
    return found


@pytest.mark.parametrize(("later", "kept"), [(KEPT - timedelta(hours=1), "một"), (KEPT * 2, None)])
def test_a_dialogue_nobody_goes_on_with_is_forgotten(
    states: InMemoryDialogueStates, later: timedelta, kept: str | None
) -> None:
    states.put("web_1", "một")
    bot.wiring.forget_old_dialogues(datetime.now(timezone.utc) + later)
    assert states.get("web_1") == kept


def test_a_database_that_is_away_is_no_reason_not_to_start(
    states: InMemoryDialogueStates, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(instant: datetime) -> int:
        raise Unavailable("The dialogue memory cannot be written to just now.")

    monkeypatch.setattr(states, "forget_before", away)
    bot.wiring.forget_old_dialogues(datetime.now(timezone.utc))
