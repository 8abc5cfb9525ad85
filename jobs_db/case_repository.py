"""Cases with who has them, in the database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import case as sql_case
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import ConversationRow, TurnRow
from jobs_db.tables.ticket import TicketRow
from services.conversations.model import Speaker
from services.conversations.tickets import CaseKind, Urgency
from services.handover.model import Case, CaseLine, CaseOutcome, Officer

_ticket: Any = TicketRow.__table__
_conversation: Any = ConversationRow.__table__
_turn: Any = TurnRow.__table__

_CASES = select(_ticket, _conversation.c.channel, _conversation.c.speaker).join(
    _conversation, _conversation.c.id == _ticket.c.conversation_id
)
_URGENT_FIRST: Any = sql_case((_ticket.c.urgency == Urgency.URGENT.value, 0), else_=1)
# What the person said last: alerts and answers that came after it do not hide it.
_SAID: Any = (
    select(_turn.c.said)
    .where(_turn.c.conversation_id == _ticket.c.conversation_id, _turn.c.said != "")
    .order_by(_turn.c.position.desc())
    .limit(1)
    .correlate(_ticket)
    .scalar_subquery()
    .label("said")
)
_LINES = (
    _CASES.add_columns(_conversation.c.heard_at, _conversation.c.officer_at, _SAID)
    .where(_ticket.c.closed_at.is_(None))
    .order_by(_URGENT_FIRST, _ticket.c.opened_at, _ticket.c.id)
)


class SqlCaseRepository:
    """Implements services.handover.ports.CaseRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, case_id: int) -> Case | None:
        """See the port."""
        row = self._session.execute(_CASES.where(_ticket.c.id == case_id)).first()
        return None if row is None else _case(row)

    def locked(self, case_id: int) -> Case | None:
        """See the port; SQLite has one writer at a time, and needs no locks."""
        conversation = self._session.execute(
            select(_ticket.c.conversation_id).where(_ticket.c.id == case_id)
        ).scalar_one_or_none()
        if conversation is None:
            return None
        # In this order everybody locks, also who ends a turn; what is read afterwards is what holds.
        for table, key in ((_conversation, conversation), (_ticket, case_id)):
            self._session.execute(select(table.c.id).where(table.c.id == key).with_for_update())
        return self.get(case_id)

    def save(self, case: Case) -> None:
        """See the port."""
        officer = case.officer
        values = {
            "officer_id": None if officer is None else officer.id,
            "officer_name": None if officer is None else officer.name,
            "taken_at": case.taken_at,
            "answered_at": case.answered_at,
            "outcome": None if case.outcome is None else case.outcome.value,
            "closed_at": case.closed_at,
        }
        self._session.execute(update(_ticket).where(_ticket.c.id == case.id).values(values))

    def open_lines(self, limit: int) -> Sequence[CaseLine]:
        """See the port."""
        return [_line(row) for row in self._session.execute(_LINES.limit(limit))]

    def held_lines(self, limit: int) -> Sequence[CaseLine]:
        """See the port."""
        held = _LINES.where(_ticket.c.officer_id.is_not(None)).limit(limit)
        return [_line(row) for row in self._session.execute(held)]

    def untouched(self, kind: CaseKind, limit: int, after: int = 0) -> Sequence[Case]:
        """See the port."""
        chosen = _CASES.where(
            _ticket.c.closed_at.is_(None),
            _ticket.c.kind == kind.value,
            _ticket.c.urgency == Urgency.NORMAL.value,
            _ticket.c.taken_at.is_(None),
            _ticket.c.id > after,
        )
        rows = self._session.execute(chosen.order_by(_ticket.c.id).limit(limit))
        return [_case(row) for row in rows]

    def newest_of(self, conversations: Collection[str]) -> dict[str, int]:
        """See the port."""
        if not conversations:
            return {}
        own = _ticket.c.conversation_id.in_(list(conversations))
        newest = select(_ticket.c.conversation_id, func.max(_ticket.c.id).label("number"))
        rows = self._session.execute(newest.where(own).group_by(_ticket.c.conversation_id))
        return {row.conversation_id: row.number for row in rows}

    def of_conversation(self, conversation: str) -> Sequence[Case]:
        """See the port."""
        rows = self._session.execute(
            _CASES.where(_ticket.c.conversation_id == conversation).order_by(_ticket.c.id.desc())
        )
        return [_case(row) for row in rows]


def _line(row: Any) -> CaseLine:
    return CaseLine(
        case=_case(row), last_said=row.said or "", heard_at=row.heard_at, officer_at=row.officer_at
    )


def _case(row: Any) -> Case:
    return Case(
        id=row.id,
        conversation=row.conversation_id,
        channel=row.channel,
        urgency=Urgency(row.urgency),
        kind=CaseKind(row.kind),
        opened_at=row.opened_at,
        speaker=Speaker(row.speaker),
        officer=None if row.officer_id is None else Officer(row.officer_id, row.officer_name),
        taken_at=row.taken_at,
        answered_at=row.answered_at,
        outcome=None if row.outcome is None else CaseOutcome(row.outcome),
        closed_at=row.closed_at,
    )
