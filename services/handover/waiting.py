"""The waiting list, and what an officer's badge counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.tickets import Urgency
from services.handover.model import CaseLine, Officer
from services.handover.presence import absent_ids
from services.handover.taking import is_free

if TYPE_CHECKING:
    from services.ports import UnitOfWork

MOST = 500  # cases looked at; who sees the first has work enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Open cases as one officer sees them, each list urgent first, then by the time waited.

    `waiting` may be taken by anybody, `own` are hers, `others` are with colleagues.
    """

    waiting: tuple[CaseLine, ...]
    own: tuple[CaseLine, ...]
    others: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the badge shows: people who wait, those of them in danger, and own ones who wrote something.

    `held` are answers to be approved; they do not wait for long.
    """

    waiting: int
    urgent: int
    unread: int
    held: int = 0

    @property
    def all(self) -> int:
        """Everything that wants her attention."""
        return self.waiting + self.unread + self.held


def lists(uow: UnitOfWork, officer: Officer, at: datetime) -> Lists:
    """The open cases by who may do something with them."""
    lines = list(uow.cases.open_lines(MOST))
    if len(lines) == MOST:  # what somebody has is not pushed out by those who wait
        known = {line.case.id for line in lines}
        lines += [line for line in uow.cases.held_lines(MOST) if line.case.id not in known]
    holders = {line.case.officer.id for line in lines if line.case.officer is not None}
    absent = absent_ids(uow, holders - {officer.id}, at) if holders else set()
    own = [line for line in lines if line.case.is_with(officer)]
    rest = [line for line in lines if not line.case.is_with(officer)]
    return Lists(
        waiting=tuple(line for line in rest if is_free(line.case, absent)),
        own=tuple(own),
        others=tuple(line for line in rest if not is_free(line.case, absent)),
    )


def next_after(found: Lists, case_id: int) -> CaseLine | None:
    """Who waits behind a case, beginning again at the end; the first of all where it does not wait."""
    ids = [line.case.id for line in found.waiting]
    at = ids.index(case_id) + 1 if case_id in ids else 0
    others = [*found.waiting[at:], *found.waiting[:at]]
    return next((line for line in others if line.case.id != case_id), None)


def counts(found: Lists, held: int = 0) -> Counts:
    """What the badge shows of an officer's lists, and of so many answers to be approved."""
    return Counts(
        held=held,
        waiting=len(found.waiting),
        urgent=sum(line.case.urgency is Urgency.URGENT for line in found.waiting),
        unread=sum(line.is_unread for line in found.own),
    )
