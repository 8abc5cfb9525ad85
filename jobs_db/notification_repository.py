"""The tray of notifications in the database."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import ConversationRow
from jobs_db.tables.notification import NotificationRow
from services.conversations.reply_json import reply_from_json, reply_to_json
from services.notifications.model import LastHeard, Notification

_table: Any = NotificationRow.__table__
_conversation: Any = ConversationRow.__table__
_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}


class SqlNotificationRepository:
    """Implements services.notifications.ports.NotificationRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, notification: Notification) -> bool:
        """See the port."""
        dialect = _DIALECTS[self._session.get_bind().dialect.name]
        result: Any = self._session.execute(
            dialect.insert(_table).on_conflict_do_nothing(),
            {
                "conversation_id": notification.conversation,
                "topic": notification.topic,
                "reply": json.dumps(reply_to_json(notification.reply), ensure_ascii=False),
                "created_at": notification.created_at,
                "not_before": notification.not_before,
                "expires": notification.expires,
            },
        )
        return bool(result.rowcount == 1)

    def had(self, topic: str) -> bool:
        """See the port."""
        return self._session.execute(select(_table.c.id).where(_table.c.topic == topic)).first() is not None

    def due(self, at: datetime, limit: int) -> list[Notification]:
        """See the port."""
        statement = select(_table).where(
            _table.c.state == "waiting", _table.c.not_before <= at, _table.c.expires > at
        )
        rows = self._session.execute(statement.order_by(_table.c.not_before, _table.c.id).limit(limit))
        return [_from_row(row) for row in rows]

    def mark_sent(self, notification_id: int, at: datetime) -> None:
        """See the port."""
        self._session.execute(
            update(_table).where(_table.c.id == notification_id).values(state="sent", sent_at=at)
        )

    def drop(self, conversation: str, topics: str) -> int:
        """See the port."""
        result: Any = self._session.execute(
            delete(_table).where(
                _table.c.conversation_id == conversation,
                _table.c.state == "waiting",
                _table.c.topic.startswith(topics, autoescape=True),
            )
        )
        return int(result.rowcount)

    def last_heard(self, conversation: str) -> LastHeard | None:
        """See the port."""
        row = self._session.execute(
            select(_conversation.c.channel, _conversation.c.heard_at).where(
                _conversation.c.id == conversation,
                _conversation.c.heard_at.is_not(None),
                _conversation.c.reachable.is_(True),
            )
        ).first()
        return None if row is None else LastHeard(row.channel, row.heard_at)

    def forget_before(self, instant: datetime) -> int:
        """See the port."""
        result: Any = self._session.execute(delete(_table).where(_table.c.created_at < instant))
        return int(result.rowcount)


def _from_row(row: Any) -> Notification:
    return Notification(
        id=row.id,
        conversation=row.conversation_id,
        topic=row.topic,
        reply=reply_from_json(json.loads(row.reply)),
        created_at=row.created_at,
        not_before=row.not_before,
        expires=row.expires,
    )
