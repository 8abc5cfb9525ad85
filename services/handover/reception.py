"""What a person is told who wants an officer: whether one is there, when, and an offer to be called."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from services.calendar import local
from services.conversations.model import Reply
from services.handover import call_back
from services.handover.office_hours import OfficeHours
from services.handover.presence import present
from services.handover.when import half_day
from services.handover.words import said

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_COUNTED = 100  # people waiting that are counted; nobody is told of more


def receive(uow: UnitOfWork, conversation: str, at: datetime, hours: OfficeHours) -> tuple[Reply, ...]:
    """The replies to a wish for an officer, within the caller's writing transaction."""
    call_back.ask(uow, conversation, at)
    text = f"{_who_comes(uow, conversation, at, hours)} {said('person', 'offer_call')}"
    return (Reply(text=text, buttons=call_back.offer(at, hours)),)


def who_reads(uow: UnitOfWork, at: datetime, hours: OfficeHours) -> str:
    """Who reads what was written while the assistant is off, as far as that is known at this hour."""
    key, values = _hour(uow, at, hours)
    return said("switched_off", key, **values)


def _who_comes(uow: UnitOfWork, conversation: str, at: datetime, hours: OfficeHours) -> str:
    key, values = _hour(uow, at, hours)
    text = said("person", key, **values)
    if key in ("there", "soon"):
        before = _before(uow, conversation)
        return f"{text} {said('person', 'queue', count=before)}" if before else text
    if key == "closed_long" or _is_off(uow, conversation, at):
        return text
    return f"{text} {said('person', 'meanwhile')}"


def _is_off(uow: UnitOfWork, conversation: str, at: datetime) -> bool:
    """Whether the assistant does not answer her meanwhile."""
    return uow.in_force.read().silent(conversation.partition("_")[0], at) is not None


def _hour(uow: UnitOfWork, at: datetime, hours: OfficeHours) -> tuple[str, dict[str, str]]:
    """What holds at an hour: the key of its sentence, and what that names."""
    if present(uow, at):
        return "there", {}
    if hours.is_open(at):
        return "soon", {}
    following = next(islice(hours.following(at), 1), None)
    if following is None:
        return "closed_long", {}
    when = half_day(following, at, hours)
    off = hours.day_off(local(at).date())
    return ("closed", {"when": when}) if off is None else ("closed_day", {"name": off.name, "when": when})


def _before(uow: UnitOfWork, conversation: str) -> int:
    """How many others wait; those an officer has wait for nobody."""
    lines = uow.cases.open_lines(_COUNTED)
    return sum(line.case.officer is None and line.case.conversation != conversation for line in lines)
