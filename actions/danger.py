"""The answer to somebody in danger; it needs no database, so nothing keeps it from being given."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say
from actions.danger_turn import whom_to_call
from actions.policy_turn import on_going
from actions.request_turn import on_report
from actions.slots import canonical_text, mentions, search_state
from actions.wiring import services
from services.dialogue.overseas_checks import may_ask
from services.dialogue.replies import Turn

log = logging.getLogger(__name__)
# Dangers told of in the words of a question whether a company or a price is lawful.
_OF_MONEY = frozenset({None, "lure", "deposit_paid"})


class AnswerDanger(Action):
    """Whom to call and what to do now; the search stays as it was."""

    def name(self) -> str:
        return "action_answer_danger"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = _report(tracker) or _answer(tracker)
        return say(dispatcher, tracker, turn)


def _report(tracker: Tracker) -> Turn | None:
    """An offer in view reported as fraud; whatever goes wrong with it, danger is answered."""
    try:
        return on_report(tracker, services())
    except Exception:
        log.exception("actions.report.broken")
        return None


def _answer(tracker: Tracker) -> Turn:
    kind = next((str(one.value) for one in mentions(tracker) if one.entity == "danger"), None)
    turn = whom_to_call(search_state(tracker), kind)
    also = _asked_too(tracker) if kind in _OF_MONEY else None
    if also is None:
        return turn
    cited = [*turn.told["citations"], *also.told.get("citations", ())]
    return replace(turn, replies=(*turn.replies, *also.replies), told={**also.told, "citations": cited})


def _asked_too(tracker: Tracker) -> Turn | None:
    """What the message also asks of a licence or a price; nothing when that cannot be looked up."""
    if not may_ask(canonical_text(tracker)):
        return None
    try:
        with services().unit_of_work() as uow:
            return on_going(tracker, uow)
    except Exception:
        log.exception("actions.danger.alone")
        return None
