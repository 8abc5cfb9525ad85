"""Cases for officers and the record of policy questions, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import TurnRow
from jobs_db.tables.policy_question import PolicyQuestionRow
from jobs_db.tables.ticket import TicketRow
from services.conversations.model import Turn
from services.conversations.tickets import AskedPolicy, CaseKind, PolicyTrace, Ticket, Urgency

_ticket: Any = TicketRow.__table__
_question: Any = PolicyQuestionRow.__table__
_turn: Any = TurnRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class SqlTicketRepository:
    """Implements services.conversations.ports.TicketRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(
        self, conversation: str, urgency: Urgency, at: datetime, kind: CaseKind = CaseKind.ASKED
    ) -> None:
        """See the port."""
        values = {"urgency": urgency.value, "kind": kind.value}
        row = {"conversation_id": conversation, "opened_at": at, **values}
        # Another gateway may open it at the same moment; the one that comes second finds it open.
        opening = _INSERTS[self._session.get_bind().dialect.name](_ticket).on_conflict_do_nothing()
        self._session.execute(opening, row)
        if urgency is not Urgency.URGENT:
            del values["urgency"]
        if kind is not CaseKind.ASKED:
            del values["kind"]
        if values:
            is_open = (_ticket.c.conversation_id == conversation) & _ticket.c.closed_at.is_(None)
            self._session.execute(update(_ticket).where(is_open).values(values))

    def waiting(self, limit: int) -> Sequence[Ticket]:
        """See the port."""
        urgent_first: Any = case((_ticket.c.urgency == Urgency.URGENT.value, 0), else_=1)
        rows = self._session.execute(
            select(_ticket)
            .where(_ticket.c.closed_at.is_(None))
            .order_by(urgent_first, _ticket.c.opened_at, _ticket.c.id)
            .limit(limit)
        )
        return [
            Ticket(
                id=row.id,
                conversation=row.conversation_id,
                urgency=Urgency(row.urgency),
                opened_at=row.opened_at,
            )
            for row in rows
        ]

    def note_policy(self, turn: Turn, trace: PolicyTrace) -> None:
        """See the port."""
        self._session.execute(
            insert(_question),
            {
                "conversation_id": turn.conversation,
                "position": turn.position,
                "level": trace.level,
                "entries": list(trace.entries),
                "at": turn.at,
            },
        )

    def policy_asked(self, since: datetime, levels: Sequence[str], limit: int) -> Sequence[AskedPolicy]:
        """See the port."""
        rows = self._session.execute(
            select(_turn.c.said, _question.c.level, _question.c.entries, _question.c.at)
            .join(
                _turn,
                (_turn.c.conversation_id == _question.c.conversation_id)
                & (_turn.c.position == _question.c.position),
            )
            .where(_question.c.level.in_(levels), _question.c.at >= since)
            .order_by(_question.c.at.desc())
            .limit(limit)
        )
        return [
            AskedPolicy(said=row.said, trace=PolicyTrace(row.level, tuple(row.entries)), at=row.at)
            for row in rows
        ]
