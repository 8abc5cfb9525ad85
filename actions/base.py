"""What every action shares: an open unit of work, errors that end in a sentence, the turn as events."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import slots
from actions.danger_turn import on_danger, past_danger
from actions.off_turn import on_silence, on_skill_off
from actions.policy_turn import on_policy
from actions.request_turn import is_report, on_request
from actions.wiring import services
from services.danger.answer import in_case_of_danger
from services.dialogue.replies import Reply, Turn
from services.errors import CenterError
from services.outcomes import Outcome
from services.ports import UnitOfWork

log = logging.getLogger(__name__)
PLACE_FORM = "place_form"


class ServiceAction(Action, ABC):
    """One turn: read slots, call one service, say what it returned.

    `searches` is so for actions that look offers up, which may be switched off.
    """

    searches = False

    @abstractmethod
    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        """The turn for the latest message."""

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Utter the turn; a failing service ends in an honest sentence, never in silence."""
        try:
            turn = on_danger(tracker)
            if turn is None:
                turn = past_danger(self._silent(tracker) or self._asked(tracker))
            if slots.may_tell_danger(tracker) and not turn.ask:
                turn = replace(turn, replies=(*turn.replies, in_case_of_danger()))
        except CenterError as error:
            log.warning("actions.service.failed action=%s error=%s", self.name(), type(error).__name__)
            return say_unavailable(dispatcher)
        except Exception:
            log.exception("actions.service.broken action=%s", self.name())
            return say_unavailable(dispatcher)
        return say(dispatcher, tracker, turn)

    def _asked(self, tracker: Tracker) -> Turn:
        if (turn := on_request(tracker, services())) is not None:
            return turn
        with services().unit_of_work() as uow:
            told = on_policy(tracker, uow) or on_skill_off(tracker, uow, searches=self.searches)
            return told or self.turn(tracker, uow)

    def _silent(self, tracker: Tracker) -> Turn | None:
        return None if is_report(tracker) else on_silence(tracker, services())


def say(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> list[EventType]:
    """Utter a turn's replies and remember its state.

    A question starts the form that asks it; any other turn lets an open question go.
    """
    form = (tracker.active_loop or {}).get("name")
    state = turn.state if turn.ask else turn.state.unasked()
    policy = turn.policy.as_json() if turn.policy else None
    events: list[EventType] = [SlotSet(slots.SEARCH, state.as_json()), SlotSet(slots.POLICY, policy)]
    if turn.ask:
        dispatcher.utter_message(json_message={"turn": turn.record()})
        asking = [SlotSet(slots.ASKED_PLACE, None), FollowupAction(PLACE_FORM)]
        return [*events, *asking]
    for reply in turn.replies:
        utter(dispatcher, reply)
    dispatcher.utter_message(json_message={"turn": turn.record()})
    if form:
        events += [ActiveLoop(None), SlotSet("requested_slot", None)]
    return events


def utter(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """One reply: its text, or its response by name; its cards beside it."""
    buttons = [{"title": button.title, "payload": button.payload} for button in reply.buttons]
    if reply.text:
        dispatcher.utter_message(text=reply.text, buttons=buttons)
    else:
        dispatcher.utter_message(response=reply.response, buttons=buttons, **reply.values)
    if reply.cards:
        dispatcher.utter_message(json_message={"cards": [card.as_json() for card in reply.cards]})


def say_unavailable(dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say that the lists cannot be read just now."""
    dispatcher.utter_message(response="utter_service_unavailable")
    dispatcher.utter_message(json_message={"turn": {"outcome": Outcome.ERROR_SERVICE.value}})
    return []
