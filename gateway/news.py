"""Alerts, news of registrations, counts, forgetting: every minute one worker looks what is to be done."""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from gateway.database import Database
from services import UnitOfWork, UnitOfWorkFactory
from services.alerts.chores import do_chores
from services.conversations.keeping import forget_books
from services.errors import Unavailable
from services.figures.counting import keep_figures
from services.handover.approval import end_overdue
from services.notifications.saying import say_due
from services.switches.changing import end_over

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
LEASE = timedelta(minutes=5)  # the chores of many subscriptions take their time
AT_ONCE = 50
_NAME = "news"


class News:
    """Tells people what they wanted to be told, and forgets what is old.

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
        """Do what is due at an instant, if no other worker does; returns how many conversations were told."""
        if not await self._database.write(lambda uow: self._is_ours(uow, now)):
            return 0
        await self._do(do_chores, now)
        await self._do(forget_books, now)
        await self._do(keep_figures, now)
        told = await self._database.write(lambda uow: self._tell(uow, now))
        if told:
            self._on_said()
        return len(told)

    def _is_ours(self, uow: UnitOfWork, now: datetime) -> bool:
        return uow.leases.take(_NAME, self._owner, now + LEASE, now)

    def _tell(self, uow: UnitOfWork, now: datetime) -> list[str]:
        # Taken again: the chores may have lasted longer than the lease, and two must not tell the same.
        if not self._is_ours(uow, now):
            return []
        end_over(uow, now)
        return [*say_due(uow, now, self._pushed, AT_ONCE), *end_overdue(uow, now, AT_ONCE)]

    async def _do(self, work: Callable[[UnitOfWorkFactory, datetime], object], now: datetime) -> None:
        try:
            await self._database.run(lambda services: work(services.unit_of_work, now))
        except Unavailable:
            raise
        except Exception:
            # What waits to be told is told all the same.
            log.exception("gateway.news.failed work=%s", work)
