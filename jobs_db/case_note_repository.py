"""Notes and labels of conversations, and which officers are there, in the database."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.handover import CaseLabelRow, CaseNoteRow, OfficerPresenceRow
from services.handover.model import Note, Officer, Presence

_note: Any = CaseNoteRow.__table__
_label: Any = CaseLabelRow.__table__
_presence: Any = OfficerPresenceRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class SqlCaseNoteRepository:
    """Implements services.handover.ports.CaseNoteRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, conversation: str, note: Note) -> None:
        """See the port."""
        row = {
            "conversation_id": conversation,
            "officer_id": note.officer.id,
            "officer_name": note.officer.name,
            "text": note.text,
            "at": note.at,
        }
        self._session.execute(insert(_note), row)

    def of_conversation(self, conversation: str) -> Sequence[Note]:
        """See the port."""
        rows = self._session.execute(
            select(_note).where(_note.c.conversation_id == conversation).order_by(_note.c.id)
        )
        return [
            Note(officer=Officer(row.officer_id, row.officer_name), text=row.text, at=row.at) for row in rows
        ]

    def labels(self, conversations: Collection[str]) -> dict[str, tuple[str, ...]]:
        """See the port."""
        rows = self._session.execute(
            select(_label).where(_label.c.conversation_id.in_(list(conversations))).order_by(_label.c.label)
        )
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            found[row.conversation_id] = (*found.get(row.conversation_id, ()), row.label)
        return found

    def set_labels(self, conversation: str, labels: Collection[str]) -> None:
        """See the port."""
        self._session.execute(delete(_label).where(_label.c.conversation_id == conversation))
        rows = [{"conversation_id": conversation, "label": label} for label in sorted(set(labels))]
        if rows:
            # Two officers may set the same label at the same moment.
            setting = _INSERTS[self._session.get_bind().dialect.name](_label).on_conflict_do_nothing()
            self._session.execute(setting, rows)


class SqlPresenceRepository:
    """Implements services.handover.ports.PresenceRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def see(self, officer: Officer, at: datetime) -> None:
        """See the port."""
        statement = _INSERTS[self._session.get_bind().dialect.name](_presence)
        changed = {"name": statement.excluded.name, "seen_at": statement.excluded.seen_at}
        self._session.execute(
            statement.on_conflict_do_update(index_elements=["officer_id"], set_=changed),
            {"officer_id": officer.id, "name": officer.name, "seen_at": at},
        )

    def forget(self, officer_id: int) -> None:
        """See the port."""
        self._session.execute(delete(_presence).where(_presence.c.officer_id == officer_id))

    def seen(self) -> Sequence[Presence]:
        """See the port."""
        rows = self._session.execute(select(_presence).order_by(_presence.c.name, _presence.c.officer_id))
        return [Presence(officer=Officer(row.officer_id, row.name), seen_at=row.seen_at) for row in rows]
