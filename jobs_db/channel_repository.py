"""Work that one process does at a time, and alarms for the operator."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.channel import ChannelAlarmRow, WorkLeaseRow
from services.channels.alarms import Alarm

_lease: Any = WorkLeaseRow.__table__
_alarm: Any = ChannelAlarmRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class SqlLeaseRepository:
    """`services.channels.ports.LeaseRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, name: str, owner: str, until: datetime, now: datetime) -> bool:
        """See the port."""
        row = {"name": name, "owner": owner, "until": until}
        insert = _INSERTS[self._session.get_bind().dialect.name](_lease)
        result: Any = self._session.execute(insert.on_conflict_do_nothing(), row)
        if result.rowcount == 1:
            return True
        free = or_(_lease.c.owner == owner, _lease.c.until < now)
        result = self._session.execute(
            update(_lease).where(_lease.c.name == name, free).values(owner=owner, until=until)
        )
        return bool(result.rowcount == 1)

    def release(self, name: str, owner: str) -> None:
        """See the port."""
        self._session.execute(delete(_lease).where(_lease.c.name == name, _lease.c.owner == owner))


class SqlAlarmRepository:
    """`services.channels.ports.AlarmRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sound(self, channel: str, problem: str, at: datetime, detail: str = "") -> bool:
        """See the port."""
        row = {"channel": channel, "problem": problem, "detail": detail[:300], "since": at}
        insert = _INSERTS[self._session.get_bind().dialect.name](_alarm)
        result: Any = self._session.execute(insert.on_conflict_do_nothing(), row)
        return bool(result.rowcount == 1)

    def clear(self, channel: str, problem: str) -> bool:
        """See the port."""
        mine = (_alarm.c.channel == channel) & (_alarm.c.problem == problem)
        result: Any = self._session.execute(delete(_alarm).where(mine))
        return bool(result.rowcount == 1)

    def lasting(self) -> Sequence[Alarm]:
        """See the port."""
        rows = self._session.execute(select(_alarm).order_by(_alarm.c.since, _alarm.c.id))
        return [Alarm(row.channel, row.problem, row.since, row.detail) for row in rows]
