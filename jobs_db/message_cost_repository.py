"""Counts of messages in the database."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.message_cost import MessageCostRow
from services.channels.costs import CostKind

_cost: Any = MessageCostRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class SqlMessageCostRepository:
    """`services.channels.platform_ports.MessageCostRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, channel: str, day: date, kind: CostKind, number: int = 1) -> None:
        """See the port."""
        insert = _INSERTS[self._session.get_bind().dialect.name](_cost)
        self._session.execute(
            # Whoever adds to the same day and kind waits here for our transaction, and then sees its count.
            insert.on_conflict_do_update(
                index_elements=[_cost.c.channel, _cost.c.day, _cost.c.kind],
                set_={"count": _cost.c["count"] + insert.excluded.count},
            ),
            {"channel": channel, "day": day, "kind": kind.value, "count": number},
        )

    def total(self, channel: str, kind: CostKind, since: date, before: date) -> int:
        """See the port."""
        statement = select(func.coalesce(func.sum(_cost.c["count"]), 0)).where(
            _cost.c.channel == channel, _cost.c.kind == kind.value, _cost.c.day >= since, _cost.c.day < before
        )
        return int(self._session.execute(statement).scalar_one())
