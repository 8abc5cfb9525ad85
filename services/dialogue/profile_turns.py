""" "Hồ sơ của tôi": names put down, alerts that hold; and how a name is taken off again."""

from __future__ import annotations

from datetime import datetime

from services.calendar import local
from services.dialogue.alert_turns import holding_line
from services.dialogue.offers import read
from services.dialogue.replies import Reply, Turn
from services.dialogue.request_buttons import PROFILE, STOP_ALERTS, WITHDRAW, button
from services.dialogue.state import SearchState
from services.errors import NotFound
from services.interest.model import Interest
from services.interest.registering import withdraw
from services.interest.words import said
from services.outcomes import Outcome
from services.ports import UnitOfWork
from services.record_number import record_number

_SHOWN = 10


def profile(state: SearchState, uow: UnitOfWork, conversation: str, at: datetime) -> Turn:
    """Everything the Center's lists have of this conversation."""
    own = uow.interests.of_conversation(conversation)[:_SHOWN]
    alerts = uow.subscriptions.of_conversation(conversation)
    lines = [_line(one, uow, at) for one in own]
    if alerts:
        lines.append(holding_line(alerts))
    if not lines:
        reply = Reply(text=said("interest", "nothing"))
        return Turn(state=state.unasked(), replies=(reply,), outcome=Outcome.NO_RESULT)
    buttons = [button(WITHDRAW, str(one.id), number=one.id) for one in own if one.is_open]
    if alerts:
        buttons.append(button(STOP_ALERTS))
    reply = Reply(text=said("interest", "profile", lines="\n".join(lines)), buttons=tuple(buttons))
    return Turn(state=state.unasked(), replies=(reply,), outcome=Outcome.ANSWERED)


def take_off(
    state: SearchState, number: str | None, uow: UnitOfWork, conversation: str, at: datetime
) -> Turn:
    """Take a name off the list; where no number is said and there are several, all are told."""
    is_open = [one for one in uow.interests.of_conversation(conversation) if one.is_open]
    if number is None and len(is_open) == 1:
        number = str(is_open[0].id)
    if number is None:
        return profile(state, uow, conversation, at)
    try:
        taken = withdraw(uow, conversation, record_number(number) or 0, at)
    except NotFound:
        return profile(state, uow, conversation, at)
    text = said("interest", "withdrawn", title=taken.title)
    reply = Reply(text=text, buttons=(button(PROFILE),))
    return Turn(state=state.unasked(), replies=(reply,), outcome=Outcome.ANSWERED)


def _line(interest: Interest, uow: UnitOfWork, at: datetime) -> str:
    record = read(interest.item, uow)
    ended = record is None or not record.is_shown(local(at).date())
    return said(
        "interest",
        "line_ended" if ended and interest.is_open else "line",
        number=interest.id,
        title=interest.title,
        day=local(interest.registered_at).strftime("%d/%m"),
        status=said("statuses", interest.status.value),
    )
