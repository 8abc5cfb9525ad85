"""Held offers in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.hold import HoldRow
from services.fraud.model import Hold

_PLAIN = ("id", "kind", "record_id", "held_at", "batch_id", "released_at")


class SqlHoldRepository:
    """Implements services.fraud.ports.HoldRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._table: Any = HoldRow.__table__

    def add_all(self, holds: Sequence[Hold]) -> None:
        """See services.fraud.ports.HoldRepository.add_all."""
        if holds:
            self._session.execute(insert(self._table), [_values(hold) for hold in holds])

    def get(self, hold_id: int) -> Hold | None:
        """See services.fraud.ports.HoldRepository.get."""
        return next(iter(self._found(self._table.c.id == hold_id)), None)

    def standing(self) -> list[Hold]:
        """See services.fraud.ports.HoldRepository.standing."""
        return self._found(self._table.c.released_at.is_(None))

    def of_record(self, kind: str, record_id: int) -> list[Hold]:
        """See services.fraud.ports.HoldRepository.of_record."""
        return self._found(*self._of(kind, record_id))

    def release(self, kind: str, record_id: int, at: datetime) -> None:
        """See services.fraud.ports.HoldRepository.release."""
        standing = self._table.c.released_at.is_(None)
        statement = update(self._table).where(standing, *self._of(kind, record_id)).values(released_at=at)
        self._session.execute(statement)

    def remove_of_batch(self, batch_id: int) -> None:
        """See services.fraud.ports.HoldRepository.remove_of_batch."""
        self._session.execute(delete(self._table).where(self._table.c.batch_id == batch_id))

    def _of(self, kind: str, record_id: int) -> tuple[Any, Any]:
        return self._table.c.kind == kind, self._table.c.record_id == record_id

    def _found(self, *conditions: Any) -> list[Hold]:
        statement = select(self._table).where(*conditions).order_by(self._table.c.id)
        return [
            Hold(signals=tuple(row.signals), **{name: getattr(row, name) for name in _PLAIN})
            for row in self._session.execute(statement)
        ]


def _values(hold: Hold) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(hold, name) for name in _PLAIN if name != "id"}
    return values | {"signals": list(hold.signals)}
