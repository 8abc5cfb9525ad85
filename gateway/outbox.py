"""Send stored turns to platforms that do not come to fetch them, until they are taken."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Protocol

from gateway.database import Database
from services.conversations.model import Delivery, Turn
from services.errors import Unavailable

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
AT_ONCE = 50
LONGEST_PAUSE = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(hours=24)  # an answer of yesterday helps nobody; officers see what is dead


class RefusedError(Exception):
    """The platform will never take this turn: the person has blocked us or is gone."""


class Sender(Protocol):
    """One platform."""

    async def send(self, turn: Turn) -> None:
        """Hand a turn over.

        Raises:
            Unavailable: Not now.
            RefusedError: Never.
        """
        ...


class Outbox:
    """Sends what is due, each conversation in its order; a repetition is possible only after a crash."""

    def __init__(self, database: Database, senders: Mapping[str, Sender]) -> None:
        self._database = database
        self._senders = senders

    async def run(self) -> None:
        """Send for ever."""
        while True:
            try:
                busy = await self.send_due(datetime.now(timezone.utc))
            except Unavailable:
                busy = 0
            if not busy:
                await asyncio.sleep(LOOK_SECONDS)

    async def send_due(self, now: datetime) -> int:
        """Send what is due at an instant; returns how many were tried."""
        due = await self._database.read(lambda uow: uow.conversations.due(now, AT_ONCE))
        await asyncio.gather(*(self._send(delivery, now) for delivery in due))
        return len(due)

    async def _send(self, delivery: Delivery, now: datetime) -> None:
        try:
            await self._senders[delivery.channel].send(delivery.turn)
        except (RefusedError, KeyError) as error:
            reason = f"{type(error).__name__}: {error}"
            log.warning("gateway.outbox.dead id=%d reason=%s", delivery.id, reason)
            await self._database.write(lambda uow: uow.conversations.give_up(delivery.id, reason))
        except Unavailable as error:
            await self._again_later(delivery, now, str(error))
        except Exception as error:
            # One turn that cannot be put into a platform's form must not end the sending of all others.
            log.exception("gateway.outbox.failed id=%d", delivery.id)
            await self._again_later(delivery, now, type(error).__name__)
        else:
            await self._database.write(lambda uow: uow.conversations.mark_sent(delivery.id))

    async def _again_later(self, delivery: Delivery, now: datetime, reason: str) -> None:
        if now - delivery.turn.at > GIVE_UP_AFTER:
            await self._database.write(lambda uow: uow.conversations.give_up(delivery.id, reason))
            return
        until = now + min(LONGEST_PAUSE, timedelta(seconds=2 ** min(delivery.attempts, 10)))
        await self._database.write(lambda uow: uow.conversations.postpone(delivery.id, until, reason))
