"""The turn for a name to be put down, an alert or a report, whichever action the message reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rasa_sdk import Tracker

from actions.off_turn import KINDS, kind_of_item, off
from actions.settings import ActionSettings
from actions.slots import canonical_text, form_is_open, intent, mentions, now, search_state
from language.mention import Mention
from services import Services
from services.dialogue import alert_turns, fraud_turns, interest_turns, profile_turns
from services.dialogue.item_turns import chosen
from services.dialogue.replies import Turn
from services.dialogue.request_buttons import (
    ALERT,
    ALERT_HOUR,
    PROFILE,
    REGISTER,
    REPORT,
    STOP_ALERTS,
    WITHDRAW,
    pressed,
)
from services.dialogue.request_rules import asked_in, is_bare_stop
from services.dialogue.state import SearchState
from services.errors import Unavailable
from services.ports import UnitOfWork
from services.switches.topics import skill_off

_STOP = "stop"
_Made = Callable[[UnitOfWork], Turn | None]


def on_request(tracker: Tracker, services: Services) -> Turn | None:
    """The turn when the message is a request or ends one; None when it is not.

    Its rules are surer than an intent that was never learnt, and cost no transaction when none fits.
    """
    made = _ending(tracker) or _asked(tracker)
    if made is None:
        return None
    return _kept_report(made, tracker, services) if is_report(tracker) else _kept(made, services)


def on_report(tracker: Tracker, services: Services) -> Turn | None:
    """The turn when an offer in view is reported as fraud; None for any other report of danger."""
    state, about = search_state(tracker), mentions(tracker)
    asked = asked_in(canonical_text(tracker))
    if asked is None or asked.request != REPORT or chosen(state, about) is None:
        return None
    at, sender = now(tracker), tracker.sender_id
    return _kept_report(lambda uow: fraud_turns.reported(state, about, uow, sender, at), tracker, services)


def is_report(tracker: Tracker) -> bool:
    """Whether the message reports an offer as fraud."""
    if (button := pressed(mentions(tracker))) is not None:
        return button[0] == REPORT
    asked = asked_in(canonical_text(tracker))
    return asked is not None and asked.request == REPORT


def _kept_report(made: _Made, tracker: Tracker, services: Services) -> Turn | None:
    """A report is never lost: where it cannot be stored, an officer is told, and the person whom to call."""
    try:
        return _kept(made, services)
    except Unavailable:
        return fraud_turns.not_stored(search_state(tracker))


def _kept(made: _Made, services: Services) -> Turn | None:
    """The turn made in one transaction; nothing of a rehearsal is kept."""
    with services.unit_of_work(writing=True) as uow:
        turn = made(uow)
        if ActionSettings.from_env().rehearsal:
            uow.rollback()
        else:
            uow.commit()
    return turn


def _ending(tracker: Tracker) -> _Made | None:
    """The end of the questions: all answered, let go, or left."""
    state = search_state(tracker)
    if state.registration is None:
        return None
    if not state.registration.ended:
        if not form_is_open(tracker) or intent(tracker) != _STOP:
            return None
        state = interest_turns.drop(state)
    sender, at = tracker.sender_id, now(tracker)
    return lambda uow: interest_turns.end(state, uow, sender, at)


def _asked(tracker: Tracker) -> _Made | None:
    state, about, sender, at = search_state(tracker), mentions(tracker), tracker.sender_id, now(tracker)
    if (button := pressed(about)) is not None:
        request, value = button
        return _made(request, value, state, [_item(value)] if ":" in value else [], tracker)
    text = canonical_text(tracker)
    asked = asked_in(text)
    ends = asked.request.replace("_", "-") == STOP_ALERTS if asked else is_bare_stop(text)
    if intent(tracker) == _STOP and ends:
        return lambda uow: _stopped(state, uow, sender, at)
    if asked is not None:
        value = asked.number if asked.hour is None else str(asked.hour)
        return _made(asked.request.replace("_", "-"), value or "", state, about, tracker)
    return None


def _made(
    request: str, value: str, state: SearchState, about: list[Mention], tracker: Tracker
) -> _Made | None:
    """How the turn of a request is made; `value` is the number or the hour that goes with it."""
    sender, at, kind = tracker.sender_id, now(tracker), KINDS.get(intent(tracker))
    hour = int(value) if value.isdecimal() else None
    made: dict[str, _Made] = {
        REGISTER: lambda uow: interest_turns.begin(state, about, uow, sender, at),
        WITHDRAW: lambda uow: profile_turns.take_off(state, value or None, uow, sender, at),
        PROFILE: lambda uow: profile_turns.profile(state, uow, sender, at),
        ALERT: lambda uow: alert_turns.begin(state, kind, about, uow, sender, at),
        STOP_ALERTS: lambda uow: alert_turns.stop(state, uow, sender, at),
        REPORT: lambda uow: fraud_turns.reported(state, about, uow, sender, at),
    }
    if request == ALERT_HOUR:
        return None if hour is None else lambda uow: alert_turns.at_hour(state, hour, uow, sender)
    begun = made.get(request)
    if begun is None or request not in (REGISTER, ALERT):
        return begun
    wanted = kind_of_item(chosen(state, about)) if request == REGISTER else kind
    return _unless_off(begun, wanted or state.kind, state, at)


def _unless_off(made: _Made, kind: str, state: SearchState, at: datetime) -> _Made:
    """Nothing new is put down of a kind of offer that is switched off; what was can be taken back."""

    def checked(uow: UnitOfWork) -> Turn | None:
        switch = skill_off(uow, kind, at)
        return made(uow) if switch is None else off(state, switch)

    return checked


def _stopped(state: SearchState, uow: UnitOfWork, conversation: str, at: datetime) -> Turn | None:
    """ "Dừng", "đừng gửi việc nữa" end the alerts of who has any; else they are left to the search."""
    if not uow.subscriptions.of_conversation(conversation):
        return None
    return alert_turns.stop(state, uow, conversation, at)


def _item(key: str) -> Mention:
    return Mention(entity="item", value=key, start=0, end=0)
