"""Emergency notices in the database."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.switch import NoticeRow
from services.errors import NotFound
from services.notices.model import Notice, NoticeKind

_notice: Any = NoticeRow.__table__


class SqlNoticeRepository:
    """Implements services.notices.ports.NoticeRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, notice: Notice) -> int:
        """See the port."""
        result = self._session.execute(insert(_notice), _row(notice))
        return int(result.inserted_primary_key[0])  # type: ignore[attr-defined]

    def get(self, notice_id: int) -> Notice | None:
        """See the port."""
        row = self._session.execute(select(_notice).where(_notice.c.id == notice_id)).first()
        return None if row is None else _from(row)

    def save(self, notice: Notice) -> None:
        """See the port."""
        changed = update(_notice).where(_notice.c.id == notice.id).values(**_row(notice))
        if not self._session.execute(changed).rowcount:  # type: ignore[attr-defined]
            raise NotFound(f"There is no notice {notice.id}.")

    def end(self, notice_id: int, at: datetime, by: str, why: str) -> bool:
        """See the port."""
        undone = update(_notice).where(_notice.c.id == notice_id, _notice.c.ended_at.is_(None))
        result = self._session.execute(undone.values(ended_at=at, ended_by=by, ended_why=why))
        return bool(result.rowcount)  # type: ignore[attr-defined]

    def undone(self) -> Sequence[Notice]:
        """See the port."""
        chosen = select(_notice).where(_notice.c.ended_at.is_(None)).order_by(_notice.c.id.desc())
        return [_from(row) for row in self._session.execute(chosen)]

    def ended(self, limit: int, before: int | None = None) -> Sequence[Notice]:
        """See the port."""
        chosen = select(_notice).where(_notice.c.ended_at.is_not(None))
        if before is not None:
            chosen = chosen.where(_notice.c.id < before)
        return [
            _from(row) for row in self._session.execute(chosen.order_by(_notice.c.id.desc()).limit(limit))
        ]


def _row(notice: Notice) -> dict[str, Any]:
    row = {**asdict(notice), "kind": notice.kind.value, "communes": sorted(notice.communes)}
    del row["id"]
    return row


def _from(row: Any) -> Notice:
    values = dict(row._mapping)
    kind, communes = NoticeKind(values["kind"]), frozenset(values["communes"])
    return Notice(**{**values, "kind": kind, "communes": communes})
