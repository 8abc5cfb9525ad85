"""This worker's leases: conversations it serves and turns it sends, kept while it lives."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone

from gateway.database import Database
from services.conversations.model import Lease, Message
from services.errors import Unavailable

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
RENEW_SECONDS = 10.0
LOOK_SECONDS = 2.0
LATE_SECONDS = 10.0  # between two looks: the clock was set, or everything stood still
AT_ONCE = 50  # conversations taken over in one look
AT_START = 10_000


def _now() -> datetime:
    return datetime.now(timezone.utc)


class Leases:
    """Renews them, and takes over from workers that no longer do.

    Args:
        owner: The name of this worker's place: the process that had it before is dead.
        clock: Aware instants.
    """

    def __init__(self, database: Database, owner: str, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self.owner = owner
        self._clock = clock

    def fresh(self, now: datetime) -> Lease:
        """A lease from now on."""
        return Lease(self.owner, now + LEASE)

    async def begin(self) -> Sequence[Message]:
        """Take up what this place's last process left; returns the messages to be answered."""
        now = self._clock()
        lease = self.fresh(now)
        recovered, messages = await self._database.write(
            lambda uow: (uow.outbox.recover(now, self.owner), uow.inbox.claim(lease, now, AT_START))
        )
        if recovered or messages:
            log.info("gateway.resumed messages=%d deliveries=%d", len(messages), recovered)
        return messages

    async def end(self) -> None:
        """Let go of everything, so that others need not wait."""
        await self._database.write(lambda uow: uow.inbox.let_go(self.owner))

    async def run(self, submit: Callable[[Message], None]) -> None:
        """Renew for ever; hand over the messages of conversations that nobody serves.

        Args:
            submit: Puts a message in line, unless it is there.
        """
        in_touch = renewed = time.monotonic()
        looked = self._clock()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            before, looked = looked, self._clock()
            if (looked - before).total_seconds() > LATE_SECONDS:
                in_touch, renewed = time.monotonic(), 0.0
            try:
                if time.monotonic() - renewed >= RENEW_SECONDS:
                    await self._renew()
                    renewed = time.monotonic()
                # After an outage, or when the clock was set ahead, everybody's leases look ended: those alive
                # renew theirs first.
                if time.monotonic() - in_touch >= RENEW_SECONDS + LOOK_SECONDS:
                    for message in await self._take_over(looked):
                        submit(message)
            except Unavailable:
                in_touch = time.monotonic()
                renewed = 0.0

    async def _renew(self) -> None:
        lease = self.fresh(self._clock())

        # Apart: whoever gives up a turn locks the two the other way round.
        await self._database.write(lambda uow: uow.inbox.renew(lease))
        await self._database.write(lambda uow: uow.outbox.renew(lease))

    async def _take_over(self, now: datetime) -> Sequence[Message]:
        # By the instant of the look: a clock set ahead since then would end leases nobody could renew.
        lease = self.fresh(now)
        recovered, messages = await self._database.write(
            lambda uow: (uow.outbox.recover(now), uow.inbox.claim(lease, now, AT_ONCE))
        )
        if recovered:
            log.warning("gateway.outbox.recovered deliveries=%d", recovered)
        return messages
