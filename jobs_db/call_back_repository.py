"""Wishes to be called back, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.call_back import CallBackRow
from services.handover.model import CallBack, CallBackState

_table: Any = CallBackRow.__table__
_UNDONE = _table.c.state.in_((CallBackState.ASKED.value, CallBackState.WANTED.value))


class SqlCallBackRepository:
    """Implements services.handover.ports.CallBackRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def undone_of(self, conversation: str) -> CallBack | None:
        """See the port."""
        row = self._session.execute(
            select(_table).where(_table.c.conversation_id == conversation, _UNDONE)
        ).first()
        return None if row is None else _from_row(row)

    def put(self, wish: CallBack) -> None:
        """See the port."""
        values = {
            "conversation_id": wish.conversation,
            "state": wish.state.value,
            "phone": wish.phone,
            "begins": wish.begins,
            "ends": wish.ends,
            "changed_at": wish.changed_at,
        }
        own = _table.c.id == wish.id
        if wish.id is None:
            own = (_table.c.conversation_id == wish.conversation) & _UNDONE
        result: Any = self._session.execute(update(_table).where(own).values(values))
        if not result.rowcount:
            self._session.execute(insert(_table), values)

    def get(self, wish_id: int) -> CallBack | None:
        """See the port."""
        row = self._session.execute(select(_table).where(_table.c.id == wish_id).with_for_update()).first()
        return None if row is None else _from_row(row)

    def wanted(self, limit: int) -> Sequence[CallBack]:
        """See the port."""
        rows = self._session.execute(
            select(_table)
            .where(_table.c.state == CallBackState.WANTED.value)
            .order_by(_table.c.begins, _table.c.id)
            .limit(limit)
        )
        return [_from_row(row) for row in rows]

    def forget_before(self, instant: datetime) -> int:
        """See the port."""
        result: Any = self._session.execute(delete(_table).where(_table.c.changed_at < instant))
        return int(result.rowcount)


def _from_row(row: Any) -> CallBack:
    return CallBack(
        id=row.id,
        conversation=row.conversation_id,
        state=CallBackState(row.state),
        phone=row.phone,
        begins=row.begins,
        ends=row.ends,
        changed_at=row.changed_at,
    )
