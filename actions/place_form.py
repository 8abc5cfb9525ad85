"""The form that asks which place is meant, where the person lives, or whose name is to be put down."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import PLACE_FORM, ServiceAction, utter
from actions.slots import (
    ASKED_PLACE,
    SEARCH,
    canonical_text,
    intent,
    mentions,
    search_state,
    today,
    typed_text,
)
from services.dialogue import interest_turns, question_turns, search_turns
from services.dialogue.replies import Turn
from services.dialogue.request_rules import asked_in
from services.dialogue.state import SearchState
from services.outcomes import Outcome
from services.ports import UnitOfWork

_NEVER_WAITS = frozenset({"report_danger", "request_officer", "stop"})


class AskPlace(Action):
    """Put the open question."""

    def name(self) -> str:
        return f"action_ask_{PLACE_FORM}_{ASKED_PLACE}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        state = search_state(tracker)
        question, asking = state.question, state.registration
        if question is not None or asking is not None:
            reply = question_turns.wording(question) if question else interest_turns.wording(state)
            utter(dispatcher, reply)
            dispatcher.utter_message(json_message={"turn": {"outcome": Outcome.CLARIFICATION.value}})
        return []


class ValidatePlaceForm(Action):
    """Understand the answer; ask once more, then go on without it.

    No `FormValidationAction`: the answer changes the search, which is no slot of the form.
    """

    def name(self) -> str:
        return f"validate_{PLACE_FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        state = search_state(tracker)
        if tracker.get_slot("requested_slot") != ASKED_PLACE:
            return []
        if state.registration is not None:
            return _registered(tracker, state)
        if state.question is None:
            return []
        after = question_turns.heard(state, intent(tracker), mentions(tracker))
        if after is None:
            return []
        settled = True if after.question is None else None
        return [SlotSet(SEARCH, after.as_json()), SlotSet(ASKED_PLACE, settled)]


def _registered(tracker: Tracker, state: SearchState) -> list[EventType]:
    """The next message is the answer, whatever it was read as, but for what must never wait for one."""
    text = typed_text(tracker)
    if not text or intent(tracker) in _NEVER_WAITS or asked_in(canonical_text(tracker)) is not None:
        return []
    after = interest_turns.heard(state, text, mentions(tracker))
    if after is None:
        return []
    ended = after.registration is not None and bool(after.registration.ended)
    return [SlotSet(SEARCH, after.as_json()), SlotSet(ASKED_PLACE, True if ended else None)]


class SearchWithAnswer(ServiceAction):
    """Search once the question is answered or given up."""

    searches = True

    def name(self) -> str:
        return "action_search_with_answer"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return search_turns.results(search_state(tracker), uow, today(tracker))

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [*super().run(dispatcher, tracker, domain), SlotSet(ASKED_PLACE, None)]
