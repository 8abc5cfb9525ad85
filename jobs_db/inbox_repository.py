"""The inbox: a message is stored once, and one worker at a time serves a conversation.

Every message costs two transactions, a hundred times a second: the statements are built once,
on tables, not on mapped objects.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, literal_column, or_, select, true, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import ConversationRow, InboxRow
from services.conversations.model import Arrival, Attachment, AttachmentKind, Lease, Message, Occasion
from services.conversations.ports import Stored

_conversation: Any = ConversationRow.__table__
_inbox: Any = InboxRow.__table__

_DIALECTS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
_ONCE = {
    name: (
        dialect.insert(_conversation).on_conflict_do_nothing(),
        dialect.insert(_inbox).on_conflict_do_nothing(),
    )
    for name, dialect in _DIALECTS.items()
}
_FREE = or_(
    _conversation.c.lease_owner.is_(None),
    _conversation.c.lease_owner == bindparam("owner"),
    _conversation.c.lease_until < bindparam("now"),
)
_HEARD: Any = (
    update(_conversation)
    .where(_conversation.c.id == bindparam("key"))
    .values(
        heard_at=bindparam("now"),
        reachable=true(),
        lease_owner=case((_FREE, bindparam("owner")), else_=_conversation.c.lease_owner),
        lease_until=case((_FREE, bindparam("until")), else_=_conversation.c.lease_until),
    )
)
_NEW = select(_inbox).where(_inbox.c.state == "new").order_by(_inbox.c.rank, _inbox.c.id)
_LEFT = _NEW.where(_inbox.c.conversation_id == bindparam("key"))
_OTHERS = (
    select(_inbox.c.id)
    .where(
        _inbox.c.conversation_id == bindparam("key"),
        _inbox.c.state == "new",
        _inbox.c.id != bindparam("message"),
    )
    .exists()
)
_STANDING = select(_conversation.c.lease_owner, _OTHERS.label("others")).where(
    _conversation.c.id == bindparam("key")
)
_UNSERVED = (
    select(_conversation.c.id)
    .where(
        _FREE,
        select(_inbox.c.id)
        .where(_inbox.c.conversation_id == _conversation.c.id, _inbox.c.state == "new")
        .exists(),
        # Only conversations with something unfinished are looked at, not all there ever were.
        _conversation.c.id.in_(select(_inbox.c.conversation_id).where(_inbox.c.state == "new")),
    )
    .order_by(_conversation.c.heard_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


class SqlInboxRepository:
    """`services.conversations.ports.InboxRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def store(self, arrival: Arrival, at: datetime, lease: Lease) -> Stored | None:
        """See the port."""
        know, keep = _ONCE[self._session.get_bind().dialect.name]
        key = arrival.conversation
        self._session.execute(know, {"id": key, "channel": arrival.channel, "started_at": at, "last_at": at})
        result: Any = self._session.execute(keep, _row(arrival, at))
        if result.rowcount != 1:
            return None
        message = Message(id=result.inserted_primary_key[0], arrival=arrival, received_at=at)
        # After the message: whoever ends serving this conversation either sees it or has let go by now.
        self._session.execute(_HEARD, {"key": key, "now": at, "owner": lease.owner, "until": lease.until})
        standing = self._session.execute(_STANDING, {"key": key, "message": message.id}).one()
        mine = standing.lease_owner == lease.owner
        others = self.unfinished(key) if mine and standing.others else ()
        return Stored(message, mine=mine, unfinished=[one for one in others if one.id != message.id])

    def unfinished(self, conversation: str | None = None) -> Sequence[Message]:
        """See the port."""
        if conversation is None:
            rows = self._session.execute(_NEW)
        else:
            rows = self._session.execute(_LEFT, {"key": conversation})
        return [_message(row) for row in rows]

    def claim(self, lease: Lease, at: datetime, limit: int) -> Sequence[Message]:
        """See the port."""
        asked = {"owner": lease.owner, "now": at, "most": limit}
        keys = list(self._session.execute(_UNSERVED, asked).scalars())
        if not keys:
            return []
        self._session.execute(
            update(_conversation)
            .where(_conversation.c.id.in_(keys))
            .values(lease_owner=lease.owner, lease_until=lease.until)
        )
        rows = self._session.execute(_NEW.where(_inbox.c.conversation_id.in_(keys)))
        return [_message(row) for row in rows]

    def renew(self, lease: Lease) -> None:
        """See the port."""
        self._session.execute(
            update(_conversation)
            .where(_conversation.c.lease_owner == lease.owner)
            .values(lease_until=lease.until)
        )

    def let_go(self, owner: str, conversation: str | None = None) -> None:
        """See the port."""
        mine = _conversation.c.lease_owner == owner
        if conversation is not None:
            mine = mine & (_conversation.c.id == conversation)
        self._session.execute(update(_conversation).where(mine).values(lease_owner=None, lease_until=None))

    def forget_done(self, before: datetime, limit: int) -> int:
        """See the port."""
        old = (
            select(_inbox.c.id)
            .where(_inbox.c.state == literal_column("'done'"), _inbox.c.received_at < before)
            .order_by(_inbox.c.received_at)
            .limit(limit)
        )
        result: Any = self._session.execute(delete(_inbox).where(_inbox.c.id.in_(old)))
        return int(result.rowcount)


def know_conversation(session: Session, key: str, channel: str, at: datetime) -> None:
    """Make a conversation known to the database, if it is not."""
    know, _ = _ONCE[session.get_bind().dialect.name]
    session.execute(know, {"id": key, "channel": channel, "started_at": at, "last_at": at})


def keep_done(session: Session, channel: str, conversation: str, message_id: str, at: datetime) -> bool:
    """Keep the id of something that is done already; False if it was kept before."""
    _, keep = _ONCE[session.get_bind().dialect.name]
    arrival = Arrival(channel=channel, conversation=conversation, message_id=message_id)
    result: Any = session.execute(keep, {**_row(arrival, at), "state": "done"})
    return bool(result.rowcount == 1)


def _row(arrival: Arrival, at: datetime) -> dict[str, Any]:
    attachment = arrival.attachment
    raw = arrival.raw
    return {
        "channel": arrival.channel,
        "message_id": arrival.message_id,
        "conversation_id": arrival.conversation,
        "text": arrival.text,
        "payload": arrival.payload,
        "title": arrival.title,
        "attachment_kind": None if attachment is None else attachment.kind.value,
        "attachment_reference": None if attachment is None else attachment.reference,
        "occasion": arrival.occasion.value,
        "rank": arrival.rank,
        # Escaped: half a letter or a NUL in a name would fit into no database.
        "raw": None if raw is None else json.dumps(raw, separators=(",", ":")),
        "received_at": at,
    }


def _message(row: Any) -> Message:
    kind = row.attachment_kind
    return Message(
        id=row.id,
        arrival=Arrival(
            channel=row.channel,
            conversation=row.conversation_id,
            message_id=row.message_id,
            text=row.text,
            payload=row.payload,
            title=row.title,
            attachment=None
            if kind is None
            else Attachment(AttachmentKind(kind), row.attachment_reference or ""),
            occasion=Occasion(row.occasion),
            rank=row.rank,
        ),
        received_at=row.received_at,
    )
