"""The action of the skill `faq`: policy questions, and messages that nothing else understood."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.base import ServiceAction
from actions.slots import canonical_text, intent, policy_state, search_state
from services.dialogue.outside_turn import outside
from services.dialogue.replies import Reply, Turn
from services.outcomes import Outcome
from services.policy.confidence import Level
from services.ports import UnitOfWork

_RESPONSES = {"ask_policy": "utter_policy_lost"}


class AnswerPolicy(ServiceAction):
    """A message in which `actions.policy_turn` found no question of policy; what was talked about is kept."""

    def name(self) -> str:
        return "action_answer_policy"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        state, name = search_state(tracker), intent(tracker)
        policy = policy_state(tracker)
        if name == "out_of_scope":
            reply = outside(canonical_text(tracker))
            return Turn(state=state, replies=(reply,), outcome=Outcome.OUT_OF_SCOPE, policy=policy)
        reply = Reply(response=_RESPONSES.get(name, "utter_default"))
        told = {"policy_level": Level.LOST.value}
        return Turn(state=state, replies=(reply,), outcome=Outcome.NO_ANSWER, policy=policy, told=told)
