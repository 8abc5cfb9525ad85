"""What happened, as both platforms and the database tell it when all is quiet."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from jobs_db.conversation_repository import turn_of
from jobs_db.tables.conversation import InboxRow, OutboxRow, TurnRow
from services.conversations.model import Turn
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo

_OPEN = ("waiting", "sending")


@dataclass(frozen=True)
class Typed:
    """A message as its person sent it; `at` is in seconds of the monotonic clock, here and below."""

    conversation: str
    message_id: str
    at: float


@dataclass(frozen=True)
class Seen:
    """A message of the assistant as its person got it."""

    text: str
    at: float


@dataclass(frozen=True)
class HandedOver:
    """When the platform tried first, and when the gateway first said that it has the message."""

    tried: float
    taken: float | None


@dataclass(frozen=True)
class Stored:
    """What the database holds: turns by conversation, rows of the outbox by conversation and position."""

    turns: Mapping[str, Sequence[Turn]]
    rows: Mapping[tuple[str, int], Any]
    unfinished: int
    unsent: int

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is left to be answered or sent."""
        return not (self.unfinished or self.unsent)


@dataclass(frozen=True)
class Record:
    """All of it; `handed_over` by the id of the message."""

    typed: Sequence[Typed]
    seen: Mapping[str, Sequence[Seen]]
    handed_over: Mapping[str, HandedOver]
    stored: Stored


def record(typed: Sequence[Typed], telegram: FakeTelegram, zalo: FakeZalo, stored: Stored) -> Record:
    """Put together what everybody tells."""
    ahead = telegram.clock.now() - time.monotonic()
    seen: dict[str, list[Seen]] = defaultdict(list)
    for got in list(telegram.sent):
        seen[f"telegram_{got.chat}"].append(Seen(got.source, got.at - ahead))
    for sent in list(zalo.sent):
        seen[f"zalo_{sent.user}"].append(Seen(sent.text, sent.monotonic))
    return Record(typed, seen, {**_by_telegram(telegram, ahead), **_by_zalo(zalo)}, stored)


def read_stored(engine: Engine) -> Stored:
    """Everything of all conversations."""
    inbox, outbox, turn = (table.__table__ for table in (InboxRow, OutboxRow, TurnRow))
    turns: dict[str, list[Turn]] = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.execute(select(turn).order_by(turn.c.conversation_id, turn.c.position)):
            turns[row.conversation_id].append(turn_of(row))
        rows = {(row.conversation_id, row.position): row for row in connection.execute(select(outbox))}
        unfinished = len(connection.execute(select(inbox.c.id).where(inbox.c.state == "new")).all())
    return Stored(turns, rows, unfinished, sum(row.state in _OPEN for row in rows.values()))


def _by_telegram(telegram: FakeTelegram, ahead: float) -> dict[str, HandedOver]:
    found: dict[str, HandedOver] = {}
    last_taken: dict[str, float] = {}
    for number, pushed in sorted(telegram.deliveries.items()):
        # The next update of a chat is not tried before the last one was taken.
        tried = max(pushed.at - ahead, last_taken.get(pushed.lane, 0.0) + 1e-6)
        taken = None if pushed.delivered_at is None else pushed.delivered_at - ahead
        if taken is not None:
            last_taken[pushed.lane] = taken
        found[str(number)] = HandedOver(tried, taken)
    return found


def _by_zalo(zalo: FakeZalo) -> dict[str, HandedOver]:
    found: dict[str, HandedOver] = {}
    for attempt in list(zalo.attempts):
        message = json.loads(attempt.event.body).get("message", {}).get("msg_id")
        if message is None:
            continue
        tried, taken = attempt.monotonic - attempt.seconds, attempt.monotonic
        before = found.get(message, HandedOver(tried, None))
        if before.taken is not None or attempt.status != 200:
            taken = before.taken  # type: ignore[assignment]
        found[message] = HandedOver(min(tried, before.tried), taken)
    return found
