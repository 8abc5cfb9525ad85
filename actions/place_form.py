"""The form that asks which place is meant, or where the person lives."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import PLACE_FORM, ServiceAction, utter
from actions.slots import ASKED_PLACE, SEARCH, intent, mentions, search_state, today
from services.dialogue import question_turns, search_turns
from services.dialogue.replies import Turn
from services.outcomes import Outcome
from services.ports import UnitOfWork


class AskPlace(Action):
    """Put the open question."""

    def name(self) -> str:
        return f"action_ask_{PLACE_FORM}_{ASKED_PLACE}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        question = search_state(tracker).question
        if question is not None:
            utter(dispatcher, question_turns.wording(question))
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
        if state.question is None or tracker.get_slot("requested_slot") != ASKED_PLACE:
            return []
        after = question_turns.heard(state, intent(tracker), mentions(tracker))
        if after is None:
            return []
        settled = True if after.question is None else None
        return [SlotSet(SEARCH, after.as_json()), SlotSet(ASKED_PLACE, settled)]


class SearchWithAnswer(ServiceAction):
    """Search once the question is answered or given up."""

    def name(self) -> str:
        return "action_search_with_answer"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return search_turns.results(search_state(tracker), uow, today(tracker))

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [*super().run(dispatcher, tracker, domain), SlotSet(ASKED_PLACE, None)]
