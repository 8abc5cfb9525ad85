"""The log of calls in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from jobs_db.tables.call import CallRow
from services.caller.model import Call, CallOutcome, Need

_call: Any = CallRow.__table__


class SqlCallRepository:
    """Implements services.caller.ports.CallRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, call: Call) -> int:
        """See the port."""
        values = {
            "at": call.at,
            "officer_id": call.officer_id,
            "officer_name": call.officer_name,
            "need": call.need.value,
            "outcome": call.outcome.value,
            "commune": call.commune,
            "seconds": call.seconds,
        }
        added: Any = self._session.execute(insert(_call), values)
        return int(added.inserted_primary_key[0])

    def get(self, call_id: int) -> Call | None:
        """See the port."""
        row = self._session.execute(select(_call).where(_call.c.id == call_id)).first()
        return None if row is None else _read(row)

    def remove(self, call_id: int) -> None:
        """See the port."""
        self._session.execute(delete(_call).where(_call.c.id == call_id))

    def between(self, since: datetime, until: datetime) -> Sequence[Call]:
        """See the port."""
        chosen = select(_call).where(_call.c.at >= since, _call.c.at < until)
        return [_read(row) for row in self._session.execute(chosen.order_by(_call.c.at, _call.c.id))]

    def count(self, since: datetime, officer_id: int) -> int:
        """See the port."""
        own = (_call.c.officer_id == officer_id) & (_call.c.at >= since)
        return int(self._session.execute(select(func.count()).select_from(_call).where(own)).scalar_one())


def _read(row: Any) -> Call:
    return Call(
        id=row.id,
        at=row.at,
        officer_id=row.officer_id,
        officer_name=row.officer_name,
        need=Need(row.need),
        outcome=CallOutcome(row.outcome),
        commune=row.commune,
        seconds=row.seconds,
    )
