"""What the pages of a case are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services import UnitOfWork
from services.conversations.model import Turn
from services.errors import NotFound
from services.handover.model import Case, Note, Officer
from services.handover.office_hours import office_hours
from services.handover.presence import absent_ids, present
from services.handover.summary import Fact, facts
from services.handover.taking import is_free
from services.handover.understood import understood
from services.policy.content import Content
from services.staff.model import StaffMember
from services.staff.permissions import Permission, permissions_of

SHOWN_TURNS = 200


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer to hand a case to."""

    officer: Officer
    is_present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case as one officer sees it; `earlier` are the cases of the same conversation before it.

    `is_silent`: the assistant is off on its channel.
    """

    case: Case
    is_own: bool
    is_free: bool
    is_silent: bool
    turns: Sequence[Turn]
    facts: Sequence[Fact]
    notes: Sequence[Note]
    labels: Sequence[str]
    earlier: Sequence[Case]
    colleagues: Sequence[Colleague]

    @property
    def last(self) -> int:
        """Position of the last turn shown."""
        return self.turns[-1].position if self.turns else 0


def officer_of(staff: StaffMember) -> Officer:
    """Somebody of the staff as colleagues see her."""
    return Officer(staff.id, staff.name)


def found_case(uow: UnitOfWork, case_id: int) -> Case:
    """A case, open or closed.

    Raises:
        NotFound: There never was one.
    """
    case = uow.cases.get(case_id)
    if case is None:
        raise NotFound(f"There is no case {case_id}.")
    return case


def case_view(
    uow: UnitOfWork, case: Case, officer: Officer, memory: str | None, content: Content, at: datetime
) -> CaseView:
    """Everything the page of a case shows.

    Args:
        memory: What the dialogue engine remembers of the conversation.
        content: The policy content of today.
    """
    who = case.conversation
    is_own = case.is_open and case.is_with(officer)
    holder = set() if case.officer is None else {case.officer.id}
    return CaseView(
        case=case,
        is_own=is_own,
        is_free=not is_own and is_free(case, absent_ids(uow, holder, at)),
        is_silent=uow.in_force.read().silent(case.channel, at) is not None,
        turns=uow.conversations.latest_turns(who, SHOWN_TURNS),
        facts=facts(uow, who, understood(memory), content, at, office_hours(uow)),
        notes=uow.case_notes.of_conversation(who),
        labels=uow.case_notes.labels([who]).get(who, ()),
        earlier=[one for one in uow.cases.of_conversation(who) if one.id < case.id],
        colleagues=colleagues(uow, officer, at) if is_own else (),
    )


def colleagues(uow: UnitOfWork, officer: Officer, at: datetime) -> list[Colleague]:
    """Other officers with an open account, those who are there first."""
    there = {one.id for one in present(uow, at)}
    found = [
        Colleague(Officer(account.id, account.full_name), account.id in there)
        for account in uow.staff.all()
        if account.id is not None and account.id != officer.id and account.is_active
        if Permission.ANSWER_CONVERSATIONS in permissions_of(account.roles)
    ]
    return sorted(found, key=lambda one: (not one.is_present, one.officer.name))
