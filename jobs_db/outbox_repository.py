"""The outbox: what is to be sent, by whom, and how far it got."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.conversation import ConversationRow, OutboxRow, TurnRow
from jobs_db.turn_rows import turn_of
from services.conversations.model import Delivery, Lease

_conversation: Any = ConversationRow.__table__
_turn: Any = TurnRow.__table__
_outbox: Any = OutboxRow.__table__
_OPEN = ("waiting", "sending")
_ENDED = ("sent", "dead")


def _in(states: tuple[str, ...], table: Any = _outbox) -> Any:
    # Written out as the partial indexes have it, or SQLite would read all that was ever sent.
    return table.c.state.in_(bindparam("states", states, unique=True, expanding=True, literal_execute=True))


_SENDING: Any = _in(_OPEN) & (_outbox.c.state == "sending")


def _on_its_way(delivery: int) -> Any:
    # A worker that was thought dead comes too late to say anything about what another has sent since.
    return (_outbox.c.id == delivery) & _SENDING


class SqlOutboxRepository:
    """`services.conversations.ports.OutboxRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def claim(self, lease: Lease, at: datetime, limit: int, channels: Collection[str]) -> Sequence[Delivery]:
        """See the port."""
        earlier = _outbox.alias()
        blocked = select(earlier.c.id).where(
            earlier.c.conversation_id == _outbox.c.conversation_id,
            _in(_OPEN, earlier),
            earlier.c.id < _outbox.c.id,
        )
        due = (
            select(_outbox.c.id)
            .join(_conversation, _conversation.c.id == _outbox.c.conversation_id)
            .where(
                _in(_OPEN),
                _outbox.c.state == "waiting",
                _outbox.c.due_at <= at,
                _conversation.c.channel.in_(list(channels)),
                ~blocked.exists(),
            )
            # Not the column itself: all that was ever sent would be read in its order.
            .order_by(_outbox.c.id + 0)
            .limit(limit)
            .with_for_update(skip_locked=True, of=_outbox)
        )
        keys = list(self._session.execute(due).scalars())
        if not keys:
            return []
        self._change(
            _outbox.c.id.in_(keys), state="sending", lease_owner=lease.owner, lease_until=lease.until
        )
        rows = self._session.execute(
            select(
                _outbox.c.id.label("delivery"),
                _outbox.c.attempts,
                _outbox.c.unknown,
                _outbox.c.reason,
                _outbox.c.part,
                _outbox.c.unasked,
                _conversation.c.channel,
                _turn,
            )
            .join(_conversation, _conversation.c.id == _outbox.c.conversation_id)
            .join(
                _turn,
                (_turn.c.conversation_id == _outbox.c.conversation_id)
                & (_turn.c.position == _outbox.c.position),
            )
            .where(_outbox.c.id.in_(keys))
            .order_by(_outbox.c.id)
        )
        return [
            Delivery(
                id=row.delivery,
                channel=row.channel,
                turn=turn_of(row),
                attempts=row.attempts,
                unknown=row.unknown,
                reason=row.reason,
                part=row.part,
                unasked=row.unasked,
            )
            for row in rows
        ]

    def advance(self, delivery: int, part: int) -> None:
        """See the port."""
        self._change(_on_its_way(delivery), part=part)

    def mark_sent(self, delivery: int, at: datetime) -> None:
        """See the port."""
        # Also what another worker was given meanwhile: it is with the person.
        self._end(_outbox.c.id == delivery, state="sent", attempts=_outbox.c.attempts + 1, sent_at=at)

    def postpone(self, delivery: int, until: datetime, reason: str, *, unknown: bool = False) -> None:
        """See the port."""
        self._end(
            _on_its_way(delivery),
            state="waiting",
            due_at=until,
            attempts=_outbox.c.attempts + 1,
            unknown=_outbox.c.unknown + int(unknown),
            reason=reason[:300],
        )

    def give_up(self, delivery: int, reason: str) -> None:
        """See the port."""
        self._end(_on_its_way(delivery), state="dead", reason=reason[:300])

    def renew(self, lease: Lease) -> None:
        """See the port."""
        self._change(_SENDING & (_outbox.c.lease_owner == lease.owner), lease_until=lease.until)

    def recover(self, at: datetime, owner: str | None = None) -> int:
        """See the port."""
        left = _outbox.c.lease_until < at
        if owner is not None:
            left = or_(left, _outbox.c.lease_owner == owner)
        return self._put_back(left, at)

    def reclaim(self, owner: str, at: datetime, held: Collection[int]) -> int:
        """See the port."""
        return self._put_back((_outbox.c.lease_owner == owner) & _outbox.c.id.not_in(list(held)), at)

    def _put_back(self, which: Any, at: datetime) -> int:
        return self._change(
            _SENDING & which,
            state="waiting",
            due_at=at,
            unknown=_outbox.c.unknown + 1,
            reason="unknown",
            lease_owner=None,
            lease_until=None,
        )

    def counts(self) -> dict[str, dict[str, int]]:
        """See the port."""
        rows = self._session.execute(
            select(_conversation.c.channel, _outbox.c.state, func.count(), func.sum(_outbox.c.unknown))
            .join(_conversation, _conversation.c.id == _outbox.c.conversation_id)
            .group_by(_conversation.c.channel, _outbox.c.state)
        )
        counts: dict[str, dict[str, int]] = {}
        for channel, state, number, unknown in rows:
            of_channel = counts.setdefault(channel, {})
            of_channel[state] = number
            of_channel["unknown"] = of_channel.get("unknown", 0) + int(unknown or 0)
        return counts

    def forget_ended(self, before: datetime, limit: int) -> int:
        """See the port."""
        old = (
            select(_outbox.c.id)
            .where(_in(_ENDED), _outbox.c.due_at < before)
            .order_by(_outbox.c.due_at)
            .limit(limit)
        )
        result: Any = self._session.execute(delete(_outbox).where(_outbox.c.id.in_(old)))
        return int(result.rowcount)

    def _end(self, which: Any, **values: Any) -> None:
        self._change(which, **values, lease_owner=None, lease_until=None)

    def _change(self, which: Any, **values: Any) -> int:
        result: Any = self._session.execute(update(_outbox).where(which).values(**values))
        return int(result.rowcount)
