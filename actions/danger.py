"""The answer to somebody in danger; it needs no database, so nothing keeps it from being given."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say
from actions.slots import mentions, search_state
from services.danger.answer import citations, replies_to
from services.dialogue.replies import Turn
from services.outcomes import Outcome


class AnswerDanger(Action):
    """Whom to call and what to do now; the search stays as it was."""

    def name(self) -> str:
        return "action_answer_danger"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        kind = next((str(one.value) for one in mentions(tracker) if one.entity == "danger"), None)
        turn = Turn(
            state=search_state(tracker),
            replies=replies_to(kind),
            outcome=Outcome.EMERGENCY,
            told={"citations": citations()},
        )
        return say(dispatcher, tracker, turn)
