"""Names put down for offers, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.interest import InterestRow
from services.errors import NotFound
from services.interest.model import Interest, InterestStatus, Person

_table: Any = InterestRow.__table__


class SqlInterestRepository:
    """Implements services.interest.ports.InterestRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, interest: Interest) -> int:
        """See the port."""
        return insert_row(self._session, InterestRow, _values(interest))

    def get(self, interest_id: int) -> Interest | None:
        """See the port; whoever else is about to change it waits until this transaction ends."""
        statement = select(_table).where(_table.c.id == interest_id).with_for_update()
        row = self._session.execute(statement).first()
        return None if row is None else _from_row(row)

    def save(self, interest: Interest) -> None:
        """See the port."""
        result: Any = self._session.execute(
            update(_table).where(_table.c.id == interest.id).values(_values(interest))
        )
        if not result.rowcount:
            raise NotFound(f"There is no registration {interest.id} to change.")

    def of_conversation(self, conversation: str) -> list[Interest]:
        """See the port."""
        statement = select(_table).where(_table.c.conversation_id == conversation)
        return [_from_row(row) for row in self._session.execute(statement.order_by(_table.c.id.desc()))]

    def listed(self, statuses: Sequence[InterestStatus], limit: int) -> list[Interest]:
        """See the port."""
        statement = select(_table).where(_table.c.status.in_([status.value for status in statuses]))
        return [_from_row(row) for row in self._session.execute(statement.order_by(_table.c.id).limit(limit))]

    def forget_before(self, instant: datetime) -> int:
        """See the port."""
        result: Any = self._session.execute(delete(_table).where(_table.c.registered_at < instant))
        return int(result.rowcount)


def _values(interest: Interest) -> dict[str, Any]:
    return {
        "conversation_id": interest.conversation,
        "item": interest.item,
        "title": interest.title,
        "person_name": interest.person.name,
        "phone": interest.person.phone,
        "commune": interest.person.commune,
        "status": interest.status.value,
        "registered_at": interest.registered_at,
        "changed_at": interest.changed_at,
    }


def _from_row(row: Any) -> Interest:
    return Interest(
        id=row.id,
        conversation=row.conversation_id,
        item=row.item,
        title=row.title,
        person=Person(name=row.person_name, phone=row.phone, commune=row.commune),
        status=InterestStatus(row.status),
        registered_at=row.registered_at,
        changed_at=row.changed_at,
    )
