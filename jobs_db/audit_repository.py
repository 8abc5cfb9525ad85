"""The trail in the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from jobs_db.tables.staff import AuditEntryRow
from services.staff.model import AuditEntry

_entry: Any = AuditEntryRow.__table__
_FIELDS = ("at", "staff_id", "staff_name", "action", "thing", "before", "after", "why")


class SqlAuditRepository:
    """Implements services.staff.ports.AuditRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: AuditEntry) -> None:
        """See the port."""
        self._session.execute(insert(_entry), {name: getattr(entry, name) for name in _FIELDS})

    def newest(self, limit: int, before: int | None = None) -> Sequence[AuditEntry]:
        """See the port."""
        chosen = select(_entry) if before is None else select(_entry).where(_entry.c.id < before)
        return self._read(chosen, limit)

    def of(self, thing: str, limit: int) -> Sequence[AuditEntry]:
        """See the port."""
        return self._read(select(_entry).where(_entry.c.thing == thing), limit)

    def _read(self, chosen: Any, limit: int) -> list[AuditEntry]:
        rows = self._session.execute(chosen.order_by(_entry.c.id.desc()).limit(limit))
        return [AuditEntry(id=row.id, **{name: getattr(row, name) for name in _FIELDS}) for row in rows]
