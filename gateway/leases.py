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
AT_ONCE = 50  # conversations taken over in one look
AT_START = 10_000


class Leases:
    """Renews them, and takes over from workers that no longer do.

    Args:
        owner: The name of this worker's place: the process that had it before is dead.
    """

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self.owner = owner

    def fresh(self, now: datetime) -> Lease:
        """A lease from now on."""
        return Lease(self.owner, now + LEASE)

    async def begin(self) -> Sequence[Message]:
        """Take up what this place's last process left; returns the messages to be answered."""
        now = datetime.now(timezone.utc)
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
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                if time.monotonic() - renewed >= RENEW_SECONDS:
                    await self._renew()
                    renewed = time.monotonic()
                # After an outage everybody's leases look ended: those alive renew theirs first.
                if time.monotonic() - in_touch >= RENEW_SECONDS + LOOK_SECONDS:
                    for message in await self._take_over():
                        submit(message)
            except Unavailable:
                in_touch = time.monotonic()
                renewed = 0.0

    async def _renew(self) -> None:
        lease = self.fresh(datetime.now(timezone.utc))
        await self._database.write(lambda uow: (uow.inbox.renew(lease), uow.outbox.renew(lease)))

    async def _take_over(self) -> Sequence[Message]:
        now = datetime.now(timezone.utc)
        lease = self.fresh(now)
        recovered, messages = await self._database.write(
            lambda uow: (uow.outbox.recover(now), uow.inbox.claim(lease, now, AT_ONCE))
        )
        if recovered:
            log.warning("gateway.outbox.recovered deliveries=%d", recovered)
        return messages
