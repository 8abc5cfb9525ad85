"""Alerts and news of registrations: every minute one worker looks what is to be told."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from gateway.database import Database
from services.alerts.chores import do_chores
from services.errors import Unavailable
from services.notifications.saying import say_due

LOOK_SECONDS = 60.0
LEASE = timedelta(minutes=5)  # the chores of many subscriptions take their time
AT_ONCE = 50
_NAME = "news"


class News:
    """Tells people what they wanted to be told.

    Args:
        owner: The name of this worker.
        pushed: Channels that are sent to.
        on_said: Told that something waits in the outbox.
    """

    def __init__(
        self, database: Database, owner: str, pushed: Collection[str], on_said: Callable[[], None]
    ) -> None:
        self._database = database
        self._owner = owner
        self._pushed = pushed
        self._on_said = on_said

    async def run(self) -> None:
        """Look for ever."""
        while True:
            with suppress(Unavailable):  # the next look finds the same
                await self.look(datetime.now(timezone.utc))
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self, now: datetime) -> int:
        """Tell what is due at an instant, if no other worker does; returns to how many conversations."""
        taken = await self._database.write(lambda uow: uow.leases.take(_NAME, self._owner, now + LEASE, now))
        if not taken:
            return 0
        await self._database.run(lambda services: do_chores(services.unit_of_work, now))
        told = await self._database.write(lambda uow: say_due(uow, now, self._pushed, AT_ONCE))
        if told:
            self._on_said()
        return len(told)
