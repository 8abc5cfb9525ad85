"""Actions of the skill `faq`: policy questions, and messages nothing else understood."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.base import ServiceAction
from actions.slots import intent, search_state
from services.dialogue.replies import Reply, Turn
from services.outcomes import Outcome
from services.policy.confidence import Level
from services.ports import UnitOfWork

_SAID = {
    "ask_policy": ("utter_policy_lost", Outcome.NO_ANSWER),
    "out_of_scope": ("utter_out_of_scope", Outcome.OUT_OF_SCOPE),
}
_NOT_UNDERSTOOD = ("utter_default", Outcome.NO_ANSWER)


class AnswerPolicy(ServiceAction):
    """Answer a policy question; whatever is no policy question is said to be not understood."""

    def name(self) -> str:
        return "action_answer_policy"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        response, outcome = _SAID.get(intent(tracker), _NOT_UNDERSTOOD)
        told = {} if outcome is Outcome.OUT_OF_SCOPE else {"policy_level": Level.LOST.value}
        return Turn(
            state=search_state(tracker), replies=(Reply(response=response),), outcome=outcome, told=told
        )
