"""Numbers about the channels, for those who watch them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jobs_db.tables.channel import WorkLeaseRow
from jobs_db.tables.conversation import ConversationRow, OutboxRow, TurnRow
from services.channels.overview import ChannelOverview, DeadTurn, HeldWork

_conversation: Any = ConversationRow.__table__
_turn: Any = TurnRow.__table__
_outbox: Any = OutboxRow.__table__
_lease: Any = WorkLeaseRow.__table__
_OPEN = ("waiting", "sending")

_HELD_IN = _conversation.c.id == _outbox.c.conversation_id
_SAID_IN = (_turn.c.conversation_id == _outbox.c.conversation_id) & (_turn.c.position == _outbox.c.position)


class SqlOverviewRepository:
    """`services.channels.overview.OverviewRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_channel(self, channel: str, since: datetime) -> ChannelOverview:
        """See the port."""
        shown = (_outbox.c.state != "sent") | (_outbox.c.sent_at >= since)
        rows = self._session.execute(
            select(_outbox.c.state, func.count(), func.sum(case((_outbox.c.unknown > 0, 1), else_=0)))
            .join(_conversation, _HELD_IN)
            .where(_conversation.c.channel == channel, shown)
            .group_by(_outbox.c.state)
        ).all()
        return ChannelOverview(
            **{state: number for state, number, _unknown in rows},
            unknown=sum(int(unknown) for _state, _number, unknown in rows),
            unreachable=self._unreachable(channel),
            oldest=self._oldest(channel),
        )

    def unsent(self) -> dict[str, dict[str, int]]:
        """See the port."""
        rows = self._session.execute(
            select(_conversation.c.channel, _outbox.c.state, func.count())
            .join(_conversation, _HELD_IN)
            .where(_outbox.c.state.in_((*_OPEN, "dead")))
            .group_by(_conversation.c.channel, _outbox.c.state)
        )
        counts: dict[str, dict[str, int]] = {}
        for channel, state, number in rows:
            counts.setdefault(channel, {})[state] = number
        return counts

    def dead(self, channel: str, limit: int) -> Sequence[DeadTurn]:
        """See the port."""
        rows = self._session.execute(
            select(_outbox.c.id, _outbox.c.conversation_id, _turn.c.at, _outbox.c.attempts, _outbox.c.reason)
            .join(_conversation, _HELD_IN)
            .join(_turn, _SAID_IN)
            .where(_conversation.c.channel == channel, _outbox.c.state == "dead")
            .order_by(_outbox.c.id.desc())
            .limit(limit)
        )
        return [
            DeadTurn(
                id=row.id,
                conversation=row.conversation_id,
                said_at=row.at,
                attempts=row.attempts,
                reason=row.reason,
            )
            for row in rows
        ]

    def held(self, at: datetime) -> Sequence[HeldWork]:
        """See the port."""
        rows = self._session.execute(select(_lease).where(_lease.c.until >= at).order_by(_lease.c.name))
        return [HeldWork(row.name, row.owner, row.until) for row in rows]

    def _unreachable(self, channel: str) -> int:
        found = self._session.execute(
            select(func.count()).where(
                _conversation.c.channel == channel, _conversation.c.reachable.is_(False)
            )
        )
        return int(found.scalar_one())

    def _oldest(self, channel: str) -> datetime | None:
        found: datetime | None = self._session.execute(
            select(func.min(_turn.c.at))
            .join(_outbox, _SAID_IN)
            .join(_conversation, _HELD_IN)
            .where(_conversation.c.channel == channel, _outbox.c.state.in_(_OPEN))
        ).scalar()
        return found
