"""A dialogue is kept short, and what is kept is what counts."""

import json
from typing import Any

import pytest

from bot.turn_record import open_turn
from services.dialogue.states import InMemoryDialogueStates
from tests.architecture.source import ROOT

pytestmark = pytest.mark.rasa

ENTITY = {"entity": "place", "value": {"name": "Năm Căn"}, "start": 0, "end": 7, "text": "năm căn"}


@pytest.fixture(scope="module")
def domain() -> Any:
    from rasa.shared.core.domain import Domain

    return Domain.load(str(ROOT / "bot" / "domain"))


@pytest.fixture
def store(domain: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    import bot.tracker_store

    monkeypatch.setattr(bot.tracker_store, "dialogue_states", InMemoryDialogueStates)
    return bot.tracker_store.ShortTrackerStore(domain)


def dialogue(domain: Any, turns: int, *, form_from: int | None = None) -> Any:
    """A dialogue whose search slot holds the number of the turn; the form may start at one."""
    from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    tracker = DialogueStateTracker("web_1", domain.slots)
    tracker.update(ActionExecuted("action_session_start"), domain)
    for turn in range(1, turns + 1):
        parse = {
            "intent": {"name": "search_job", "confidence": 0.9},
            "entities": [ENTITY],
            "text": f"câu {turn}",
            "canonical": f"câu {turn} viết đúng",
            "intent_ranking": [{"name": "search_job", "confidence": 0.9}] * 20,
        }
        tracker.update(ActionExecuted("action_listen"), domain)
        tracker.update(UserUttered(f"câu {turn}", parse["intent"], parse["entities"], parse), domain)
        tracker.update(ActionExecuted("action_search"), domain)
        tracker.update(SlotSet("search", {"turn": turn}), domain)
        if turn == form_from:
            tracker.update(ActiveLoop("place_form"), domain)
            tracker.update(SlotSet("requested_slot", "asked_place"), domain)
        tracker.update(BotUttered(f"trả lời {turn}"), domain)
    tracker.update(ActionExecuted("action_listen"), domain)
    return tracker


async def saved(store: Any, tracker: Any) -> Any:
    await store.save(tracker)
    return await store.retrieve("web_1")


@pytest.mark.parametrize("turns", [1, 5, 6, 7, 40])
async def test_the_slots_come_back_whatever_the_length(store: Any, domain: Any, turns: int) -> None:
    tracker = dialogue(domain, turns)
    again = await saved(store, tracker)
    assert again.current_slot_values() == tracker.current_slot_values()


@pytest.mark.parametrize("turns", [4, 40])
async def test_an_open_form_stays_open(store: Any, domain: Any, turns: int) -> None:
    again = await saved(store, dialogue(domain, turns, form_from=2))
    assert again.active_loop_name == "place_form"
    assert again.get_slot("requested_slot") == "asked_place"


async def test_a_form_closed_since_stays_closed(store: Any, domain: Any) -> None:
    from rasa.shared.core.events import ActiveLoop

    tracker = dialogue(domain, 4, form_from=2)
    tracker.update(ActiveLoop(None), domain)
    assert (await saved(store, tracker)).active_loop_name is None


async def test_only_the_last_turns_are_kept(store: Any, domain: Any) -> None:
    from rasa.shared.core.events import UserUttered

    from bot.tracker_store import KEPT_TURNS

    again = await saved(store, dialogue(domain, 40))
    texts = [event.text for event in again.events if isinstance(event, UserUttered)]
    assert texts == [f"câu {turn}" for turn in range(41 - KEPT_TURNS, 41)]


async def test_keeping_it_again_and_again_does_not_make_it_longer(store: Any, domain: Any) -> None:
    once = await saved(store, dialogue(domain, 40))
    twice = await saved(store, once)
    assert len(twice.events) == len(once.events)


async def test_what_is_stored_stays_small(store: Any, domain: Any) -> None:
    await store.save(dialogue(domain, 400))
    assert len(store._states.get("web_1")) < 20_000


async def test_rankings_and_metadata_are_not_stored(store: Any, domain: Any) -> None:
    await store.save(dialogue(domain, 2))
    stored = json.loads(store._states.get("web_1"))
    assert all("metadata" not in event for event in stored)
    assert all("intent_ranking" not in event.get("parse_data", {}) for event in stored)


async def test_the_next_prediction_sees_the_same_dialogue(store: Any, domain: Any) -> None:
    tracker = dialogue(domain, 3)
    again = await saved(store, tracker)
    assert again.past_states(domain)[-1] == tracker.past_states(domain)[-1]


async def test_an_unknown_conversation_is_new(store: Any) -> None:
    assert await store.retrieve("web_2") is None


async def test_what_was_understood_is_noted_for_the_channel(store: Any, domain: Any) -> None:
    with open_turn() as record:
        await store.save(dialogue(domain, 1))
    assert record.intent["name"] == "search_job"
    assert record.canonical == "câu 1 viết đúng"
    assert record.entities[0]["text"] == "năm căn"
