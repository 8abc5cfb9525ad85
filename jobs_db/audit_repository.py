"""The trail in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from jobs_db.tables.staff import AuditEntryRow
from services.staff.model import AuditEntry
from services.staff.trail import TrailSearch

_entry: Any = AuditEntryRow.__table__
_SIDE_BY_SIDE = 1_000  # entries that may have got their ids in another order than their times
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

    def search(self, search: TrailSearch, limit: int) -> Sequence[AuditEntry]:
        """See the port."""
        chosen = select(_entry)
        if search.before is not None:
            chosen = chosen.where(_entry.c.id < search.before)
        if search.staff_id is not None:
            # 0 stands for nobody of the staff.
            chosen = chosen.where(_entry.c.staff_id == (search.staff_id or None))
        if search.action is not None:
            chosen = chosen.where(_entry.c.action == search.action)
        if search.thing is not None:
            chosen = chosen.where(_of_thing(search.thing))
        between = self._between(search.since, search.until)
        return [] if between is None else self._read(chosen.where(*between), limit)

    def _between(self, since: datetime | None, until: datetime | None) -> list[Any] | None:
        """Conditions for a time; ids grow with it but for what was written at the same moment.

        With them the newest entries of a time long ago are found without reading all that came since.
        """
        conditions: list[Any] = []
        if since is not None:
            first = self._edge(_entry.c.at >= since, ascending=True)
            if first is None:
                return None
            conditions += [_entry.c.at >= since, _entry.c.id >= first - _SIDE_BY_SIDE]
        if until is not None:
            last = self._edge(_entry.c.at < until, ascending=False)
            if last is None:
                return None
            conditions += [_entry.c.at < until, _entry.c.id <= last + _SIDE_BY_SIDE]
        return conditions

    def _edge(self, condition: Any, *, ascending: bool) -> int | None:
        order = _entry.c.at.asc() if ascending else _entry.c.at.desc()
        found = self._session.execute(select(_entry.c.id).where(condition).order_by(order).limit(1)).scalar()
        return None if found is None else int(found)

    def of(self, thing: str, limit: int) -> Sequence[AuditEntry]:
        """See the port."""
        return self._read(select(_entry).where(_entry.c.thing == thing), limit)

    def _read(self, chosen: Any, limit: int) -> list[AuditEntry]:
        rows = self._session.execute(chosen.order_by(_entry.c.id.desc()).limit(limit))
        return [AuditEntry(id=row.id, **{name: getattr(row, name) for name in _FIELDS}) for row in rows]


def _of_thing(thing: str) -> Any:
    if not thing.endswith(":"):
        return _entry.c.thing == thing
    return _entry.c.thing.startswith(thing, autoescape=True)
