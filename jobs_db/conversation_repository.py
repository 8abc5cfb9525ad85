"""Inbox, transcript, outbox and the speaker of a conversation.

Every message costs two transactions, a hundred times a second: the statements are built once,
on tables, not on mapped objects.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import ConversationRow, InboxRow, OutboxRow, TurnRow
from services.conversations.model import Answer, Arrival, Button, Delivery, Message, Speaker, Turn
from services.conversations.reply_json import reply_from_json, reply_to_json

_conversation: Any = ConversationRow.__table__
_inbox: Any = InboxRow.__table__
_turn: Any = TurnRow.__table__
_outbox: Any = OutboxRow.__table__

_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
_ONCE = {
    name: (
        dialect.insert(_conversation).on_conflict_do_nothing(),
        dialect.insert(_inbox).on_conflict_do_nothing(),
    )
    for name, dialect in _DIALECTS.items()
}
_UNFINISHED = select(_inbox).where(_inbox.c.state == "new").order_by(_inbox.c.id)
_SPEAKER = select(_conversation.c.speaker).where(_conversation.c.id == bindparam("key"))
_COUNT_ON = (
    update(_conversation)
    .where(_conversation.c.id == bindparam("key"))
    .values(last_position=_conversation.c.last_position + 1, last_at=bindparam("now"))
)
_POSITION = select(_conversation.c.last_position).where(_conversation.c.id == bindparam("key"))
_CLOSE = (
    update(_inbox)
    .where(_inbox.c.id == bindparam("key"), _inbox.c.state == "new")
    .values(state="done", text=None, payload=None, title=None)
)
_OF_CONVERSATION = select(_turn).where(_turn.c.conversation_id == bindparam("key"))
_AFTER = (
    _OF_CONVERSATION.where(_turn.c.position > bindparam("after"))
    .order_by(_turn.c.position)
    .limit(bindparam("most"))
)
_LATEST = _OF_CONVERSATION.order_by(_turn.c.position.desc()).limit(bindparam("most"))


class SqlConversationRepository:
    """`services.conversations.ports.ConversationRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def store_arrival(self, arrival: Arrival, at: datetime) -> Message | None:
        """See the port."""
        know, keep = _ONCE[self._session.get_bind().dialect.name]
        self._session.execute(
            know, {"id": arrival.conversation, "channel": arrival.channel, "started_at": at, "last_at": at}
        )
        result: Any = self._session.execute(
            keep,
            {
                "channel": arrival.channel,
                "message_id": arrival.message_id,
                "conversation_id": arrival.conversation,
                "text": arrival.text,
                "payload": arrival.payload,
                "title": arrival.title,
                "received_at": at,
            },
        )
        if result.rowcount != 1:
            return None
        return Message(id=result.inserted_primary_key[0], arrival=arrival, received_at=at)

    def unfinished(self) -> Sequence[Message]:
        """See the port."""
        return [_message(row) for row in self._session.execute(_UNFINISHED)]

    def speaker(self, conversation: str) -> Speaker:
        """See the port."""
        speaker = self._session.execute(_SPEAKER, {"key": conversation}).scalar_one_or_none()
        return Speaker(speaker or Speaker.ASSISTANT)

    def change_speaker(self, conversation: str, now: Speaker, then: Speaker) -> bool:
        """See the port."""
        result: Any = self._session.execute(
            update(_conversation)
            .where(_conversation.c.id == conversation, _conversation.c.speaker == now.value)
            .values(speaker=then.value)
        )
        return bool(result.rowcount == 1)

    def finish(self, message: Message, answer: Answer, at: datetime, *, send: bool) -> Turn | None:
        """See the port."""
        closed: Any = self._session.execute(_CLOSE, {"key": message.id})
        if closed.rowcount != 1:
            return None
        conversation = message.arrival.conversation
        # The row lock of this update keeps the positions of one conversation in the order of commits.
        self._session.execute(_COUNT_ON, {"key": conversation, "now": at})
        position = self._session.execute(_POSITION, {"key": conversation}).scalar_one()
        self._session.execute(
            insert(_turn),
            {
                "conversation_id": conversation,
                "position": position,
                "message_id": message.arrival.message_id,
                "said": answer.said,
                "replies": _dumps([reply_to_json(reply) for reply in answer.replies]),
                "outcome": answer.outcome,
                "intent": answer.intent,
                "speaker": answer.speaker.value,
                "at": at,
            },
        )
        if send and answer.replies:
            self._session.execute(
                insert(_outbox), {"conversation_id": conversation, "position": position, "due_at": at}
            )
        return Turn(
            conversation=conversation,
            position=position,
            message_id=message.arrival.message_id,
            answer=answer,
            at=at,
        )

    def turns_after(self, conversation: str, position: int, limit: int) -> Sequence[Turn]:
        """See the port."""
        rows = self._session.execute(_AFTER, {"key": conversation, "after": position, "most": limit})
        return [_turn_of(row) for row in rows]

    def latest_turns(self, conversation: str, limit: int) -> Sequence[Turn]:
        """See the port."""
        rows = self._session.execute(_LATEST, {"key": conversation, "most": limit})
        return [_turn_of(row) for row in rows][::-1]

    def offered(self, conversation: str, payload: str) -> Button | None:
        """See the port."""
        # The text search only narrows down; what the button sends is read from the reply itself.
        rows = self._session.execute(
            select(_turn.c.replies)
            .where(
                _turn.c.conversation_id == conversation,
                _turn.c.replies.contains(_dumps(payload), autoescape=True),
            )
            .order_by(_turn.c.position.desc())
        )
        for row in rows:
            for data in json.loads(row.replies):
                for button in reply_from_json(data).all_buttons():
                    if button.payload == payload:
                        return button
        return None

    def due(self, at: datetime, limit: int) -> Sequence[Delivery]:
        """See the port."""
        earlier = _outbox.alias()
        blocked = select(earlier.c.id).where(
            earlier.c.conversation_id == _outbox.c.conversation_id,
            earlier.c.state == "waiting",
            earlier.c.id < _outbox.c.id,
        )
        rows = self._session.execute(
            select(_outbox.c.id, _outbox.c.attempts, _conversation.c.channel, _turn)
            .join(_conversation, _conversation.c.id == _outbox.c.conversation_id)
            .join(
                _turn,
                (_turn.c.conversation_id == _outbox.c.conversation_id)
                & (_turn.c.position == _outbox.c.position),
            )
            .where(_outbox.c.state == "waiting", _outbox.c.due_at <= at, ~blocked.exists())
            .order_by(_outbox.c.id)
            .limit(limit)
        )
        return [
            Delivery(id=row.id, channel=row.channel, turn=_turn_of(row), attempts=row.attempts)
            for row in rows
        ]

    def mark_sent(self, delivery: int) -> None:
        """See the port."""
        self._change_delivery(delivery, state="sent", attempts=_outbox.c.attempts + 1)

    def postpone(self, delivery: int, until: datetime, reason: str) -> None:
        """See the port."""
        self._change_delivery(delivery, due_at=until, attempts=_outbox.c.attempts + 1, reason=reason[:300])

    def give_up(self, delivery: int, reason: str) -> None:
        """See the port."""
        self._change_delivery(delivery, state="dead", reason=reason[:300])

    def _change_delivery(self, delivery: int, **values: Any) -> None:
        self._session.execute(update(_outbox).where(_outbox.c.id == delivery).values(**values))


def _dumps(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _message(row: Any) -> Message:
    return Message(
        id=row.id,
        arrival=Arrival(
            channel=row.channel,
            conversation=row.conversation_id,
            message_id=row.message_id,
            text=row.text,
            payload=row.payload,
            title=row.title,
        ),
        received_at=row.received_at,
    )


def _turn_of(row: Any) -> Turn:
    return Turn(
        conversation=row.conversation_id,
        position=row.position,
        message_id=row.message_id,
        answer=Answer(
            said=row.said,
            replies=tuple(reply_from_json(data) for data in json.loads(row.replies)),
            outcome=row.outcome,
            intent=row.intent,
            speaker=Speaker(row.speaker),
        ),
        at=row.at,
    )
