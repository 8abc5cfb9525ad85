"""The assistant answers again: what becomes of the cases of people who wrote while it was off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Reply, Speaker
from services.conversations.tickets import CaseKind, Urgency
from services.handover.model import Case, CaseOutcome
from services.handover.taking import is_sent
from services.handover.words import said
from services.outcomes import Outcome
from services.staff.audit import audit
from services.staff.model import StaffMember

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def left(uow: UnitOfWork, limit: int, after: int = 0) -> list[Case]:
    """Cases of people who wrote while it was off and whom no officer has served yet, by number.

    Args:
        after: Only those with a greater number.
    """
    return list(uow.cases.untouched(CaseKind.OFF, limit, after))


def answers_again(uow: UnitOfWork, case: Case, at: datetime) -> bool:
    """Whether the assistant is on again where a case comes from."""
    return uow.in_force.read().silent(case.channel, at) is None


def close_left(uow: UnitOfWork, staff: StaffMember, cases: list[Case], at: datetime, *, tell: bool) -> int:
    """Close those that still wait, within the caller's writing transaction; returns how many.

    What an officer took meanwhile, what became urgent, and whoever asked for an officer stays open.

    Args:
        cases: By number: everybody who locks several does it in this order.
        tell: Whether each person hears that the assistant answers again.
    """
    closed = 0
    for one in cases:
        case = uow.cases.locked(one.id)
        if case is None or not _is_left(case) or not answers_again(uow, case, at):
            continue
        uow.cases.save(replace(case, outcome=CaseOutcome.REOPENED, closed_at=at))
        if tell:
            reply = Reply(text=said("switched_off", "reopened"))
            answer = Answer(said="", replies=(reply,), outcome=Outcome.NOTIFIED.value)
            uow.conversations.say(case.conversation, answer, at, send=is_sent(case), unasked=False)
        audit(uow, staff, "case.reopened", f"case:{case.id}", at=at, after={"told": tell})
        closed += 1
    return closed


def _is_left(case: Case) -> bool:
    untouched = case.is_open and case.taken_at is None and case.speaker is Speaker.ASSISTANT
    return untouched and case.kind is CaseKind.OFF and case.urgency is Urgency.NORMAL
