"""Turns that begin alerts, change their hour and end them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from language.mention import Mention
from services.alerts.model import Subscription
from services.alerts.subscribing import change_hour, end_all, subscribe
from services.dialogue.merge import merge
from services.dialogue.replies import Reply, Turn
from services.dialogue.request_buttons import ALERT_HOUR, PROFILE, STOP_ALERTS, button
from services.dialogue.state import SearchState
from services.dialogue.wording import summary
from services.errors import InvalidInput, NotAllowed
from services.interest.words import said, setting
from services.outcomes import Outcome
from services.ports import UnitOfWork
from services.resources import load_yaml


def begin(
    state: SearchState,
    kind: str | None,
    mentions: Sequence[Mention],
    uow: UnitOfWork,
    conversation: str,
    at: datetime,
) -> Turn:
    """Tell from now on what is new of the present search, changed by what the sentence mentions."""
    turned = state.unasked().turned_to(kind or state.kind)
    merged = merge(turned.frame, mentions)
    state = turned.with_frame(merged.frame).stepped_from(state.unasked())
    try:
        stored = subscribe(uow, conversation, state.frame, at)
    except InvalidInput:
        return _said(state, "no_wish", Outcome.CLARIFICATION)
    except NotAllowed:
        reply = Reply(
            text=said("alerts", "too_many", count=setting("alerts", "most")),
            buttons=(button(PROFILE), button(STOP_ALERTS)),
        )
        return Turn(state=state, replies=(reply,), outcome=Outcome.NO_RESULT)
    hours: list[int] = load_yaml("requests/settings.yml")["alerts"]["offered_hours"]
    reply = Reply(
        text=said("alerts", "begun", wish=summary(stored.wish), hour=stored.hour),
        buttons=(
            *(button(ALERT_HOUR, str(hour), hour=hour) for hour in hours if hour != stored.hour),
            button(STOP_ALERTS),
        ),
    )
    return Turn(state=state, replies=(reply,), outcome=Outcome.ANSWERED)


def at_hour(state: SearchState, hour: int, uow: UnitOfWork, conversation: str) -> Turn | None:
    """Be told at another hour; None for a conversation without alerts."""
    if not uow.subscriptions.of_conversation(conversation):
        return None
    try:
        change_hour(uow, conversation, hour)
    except InvalidInput:
        quiet = load_yaml("requests/settings.yml")["quiet"]
        return _said(state.unasked(), "night", Outcome.CLARIFICATION, begins=quiet["from"], ends=quiet["to"])
    return _said(state.unasked(), "hour", Outcome.ANSWERED, hour=hour)


def stop(state: SearchState, uow: UnitOfWork, conversation: str, at: datetime) -> Turn:
    """End every alert; said as well where there is none."""
    ended = end_all(uow, conversation, at)
    return _said(state.unasked(), "ended" if ended else "none", Outcome.ANSWERED)


def holding_line(alerts: Sequence[Subscription]) -> str:
    """What a person is told of, and when, in one line."""
    wishes = "; ".join(summary(one.wish) for one in alerts)
    return said("alerts", "line", wishes=wishes, hour=alerts[0].hour)


def _said(state: SearchState, key: str, outcome: Outcome, **values: object) -> Turn:
    return Turn(state=state, replies=(Reply(text=said("alerts", key, **values)),), outcome=outcome)
