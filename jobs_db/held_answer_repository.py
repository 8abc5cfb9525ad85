"""Answers that wait for an officer's approval, in the database."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import ConversationRow
from jobs_db.tables.held_answer import HeldAnswerRow
from services.conversations.reply_json import reply_from_json, reply_to_json
from services.handover.model import HeldAnswer, HeldState, Officer

_table: Any = HeldAnswerRow.__table__
_conversation: Any = ConversationRow.__table__
_ANSWERS = select(_table, _conversation.c.channel).join(
    _conversation, _conversation.c.id == _table.c.conversation_id
)
_WAITING = _ANSWERS.where(_table.c.state == HeldState.WAITING.value).order_by(_table.c.ends, _table.c.id)


class SqlHeldAnswerRepository:
    """Implements services.handover.ports.HeldAnswerRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, held: HeldAnswer) -> None:
        """See the port."""
        row = {
            "conversation_id": held.conversation,
            "topic": held.topic,
            "said": held.said,
            "replies": json.dumps([reply_to_json(reply) for reply in held.replies], ensure_ascii=False),
            "state": held.state.value,
            "at": held.at,
            "ends": held.ends,
        }
        self._session.execute(insert(_table), row)

    def waiting(self, limit: int) -> Sequence[HeldAnswer]:
        """See the port."""
        return [_from_row(row) for row in self._session.execute(_WAITING.limit(limit))]

    def locked(self, held_id: int) -> HeldAnswer | None:
        """See the port."""
        row = self._session.execute(_ANSWERS.where(_table.c.id == held_id).with_for_update(of=_table)).first()
        return None if row is None else _from_row(row)

    def overdue(self, at: datetime, limit: int) -> Sequence[HeldAnswer]:
        """See the port."""
        overdue = _WAITING.where(_table.c.ends <= at).limit(limit)
        rows = self._session.execute(overdue.with_for_update(skip_locked=True, of=_table))
        return [_from_row(row) for row in rows]

    def save(self, held: HeldAnswer) -> None:
        """See the port."""
        officer = held.officer
        values = {
            "state": held.state.value,
            "officer_id": None if officer is None else officer.id,
            "officer_name": None if officer is None else officer.name,
            "judged_at": held.judged_at,
        }
        self._session.execute(update(_table).where(_table.c.id == held.id).values(values))


def _from_row(row: Any) -> HeldAnswer:
    return HeldAnswer(
        id=row.id,
        conversation=row.conversation_id,
        channel=row.channel,
        topic=row.topic,
        said=row.said,
        replies=tuple(reply_from_json(data) for data in json.loads(row.replies)),
        state=HeldState(row.state),
        at=row.at,
        ends=row.ends,
        officer=None if row.officer_id is None else Officer(row.officer_id, row.officer_name),
        judged_at=row.judged_at,
    )
