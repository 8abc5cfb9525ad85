"""Alerts in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.alert_subscription import AlertSubscriptionRow
from services.alerts.model import Subscription
from services.dialogue.frame import Frame
from services.errors import NotFound

_table: Any = AlertSubscriptionRow.__table__
_HOLDING = select(_table).where(_table.c.ended_at.is_(None)).order_by(_table.c.id)


class SqlSubscriptionRepository:
    """Implements services.alerts.ports.SubscriptionRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, subscription: Subscription) -> int:
        """See the port."""
        return insert_row(self._session, AlertSubscriptionRow, _values(subscription))

    def save(self, subscription: Subscription) -> None:
        """See the port."""
        result: Any = self._session.execute(
            update(_table).where(_table.c.id == subscription.id).values(_values(subscription))
        )
        if not result.rowcount:
            raise NotFound(f"There is no alert {subscription.id} to change.")

    def holding(self) -> list[Subscription]:
        """See the port."""
        return [_from_row(row) for row in self._session.execute(_HOLDING)]

    def of_conversation(self, conversation: str) -> list[Subscription]:
        """See the port; a digest and a "dừng" at the same moment come one after the other."""
        statement = _HOLDING.where(_table.c.conversation_id == conversation).with_for_update()
        return [_from_row(row) for row in self._session.execute(statement)]

    def forget_ended_before(self, instant: datetime) -> int:
        """See the port."""
        result: Any = self._session.execute(delete(_table).where(_table.c.ended_at < instant))
        return int(result.rowcount)


def _values(subscription: Subscription) -> dict[str, Any]:
    return {
        "conversation_id": subscription.conversation,
        "wish": subscription.wish.as_json(),
        "hour": subscription.hour,
        "known": list(subscription.known),
        "looked_on": subscription.looked_on,
        "created_at": subscription.created_at,
        "ended_at": subscription.ended_at,
    }


def _from_row(row: Any) -> Subscription:
    return Subscription(
        id=row.id,
        conversation=row.conversation_id,
        wish=Frame.from_json(row.wish),
        hour=row.hour,
        known=tuple(row.known),
        looked_on=row.looked_on,
        created_at=row.created_at,
        ended_at=row.ended_at,
    )
