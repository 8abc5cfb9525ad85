"""The marks people gave answers."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.rating import RatingRow
from services.conversations.rating import Mark, Rating, Reason

_rating: Any = RatingRow.__table__
_INSERTS: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class SqlRatingRepository:
    """`services.conversations.rating.RatingRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, conversation: str, position: int, rating: Rating, at: datetime) -> None:
        """See the port."""
        reason = rating.reason.value if rating.reason else None
        values = {"mark": rating.mark.value, "reason": reason}
        insert = _INSERTS[self._session.get_bind().dialect.name](_rating)
        self._session.execute(
            insert.values(
                conversation_id=conversation, position=position, at=at, **values
            ).on_conflict_do_update(index_elements=["conversation_id", "position"], set_=values)
        )

    def of(self, conversation: str, positions: Collection[int]) -> Mapping[int, Rating]:
        """See the port."""
        rows = self._session.execute(
            select(_rating.c.position, _rating.c.mark, _rating.c.reason).where(
                _rating.c.conversation_id == conversation, _rating.c.position.in_(list(positions))
            )
        )
        return {
            row.position: Rating(Mark(row.mark), Reason(row.reason) if row.reason else None) for row in rows
        }
