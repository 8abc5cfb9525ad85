"""Fetch updates where nobody can reach us from outside; one worker at a time does."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from gateway.channel import Surroundings
from gateway.telegram.api import Api
from gateway.telegram.events import ALLOWED_UPDATES, is_id
from gateway.telegram.failures import TOKEN_REFUSED, flood_seconds
from gateway.telegram.names import CHANNEL
from gateway.telegram.receiver import Receiver
from services.errors import Unavailable

log = logging.getLogger(__name__)

NAME = "telegram.polling"
LEASE = timedelta(seconds=60)  # longer than one question takes
LOOK_SECONDS = 10.0  # whether the worker that polls is still alive
LONGEST_PAUSE_SECONDS = 60.0
# Telegram still answers the question of a worker that has just died.
CONFLICTS_BEFORE_ALARM = 4
TRIES = 3  # of an update that we stumble over
TWO_POLLERS, WEBHOOK_SET, UPDATE_LEFT = "two_pollers", "webhook_set", "update_left"


class Polling:
    """Updates are confirmed after they were stored: what a crash leaves comes again."""

    def __init__(self, api: Api, receiver: Receiver, surroundings: Surroundings) -> None:
        self._api = api
        self._receiver = receiver
        self._database = surroundings.database
        self._alarms = surroundings.alarms
        self._owner = surroundings.owner
        self._offset: int | None = None
        self._failures = 0
        self._stumbled: tuple[int, int] = (0, 0)  # over which update, and how often
        self._well = False

    async def run(self) -> None:
        """Fetch for ever."""
        try:
            while True:
                await asyncio.sleep(await self.step())
        finally:
            with suppress(Unavailable):
                await self._database.write(lambda uow: uow.leases.release(NAME, self._owner))

    async def step(self) -> float:
        """Fetch once; returns the seconds to pause."""
        try:
            if not await self._has_lease():
                # Whoever polls meanwhile confirms for all.
                self._offset = None
                return LOOK_SECONDS
            updates = await self._api.updates(self._offset, ALLOWED_UPDATES)
            await self._is_well()
            for update in updates:
                await self._take(update)
        except TelegramError as error:
            return await self._failed(error)
        except Unavailable:
            return self._pause()
        except Exception:
            # A fault of ours: what is not confirmed comes again, and is left out when that is in vain.
            log.exception("gateway.telegram.stumbled")
            return self._pause()
        self._failures = 0
        return 0.0

    async def _has_lease(self) -> bool:
        now = datetime.now(timezone.utc)
        return await self._database.write(lambda uow: uow.leases.take(NAME, self._owner, now + LEASE, now))

    async def _take(self, update: object) -> None:
        number = update.get("update_id") if isinstance(update, Mapping) else None
        if not is_id(number):
            return
        stumbled, times = self._stumbled
        if stumbled == number and times >= TRIES:
            await self._alarms.sound(CHANNEL, UPDATE_LEFT)
        else:
            self._stumbled = (number, times + 1 if stumbled == number else 1)
            try:
                await self._receiver.take(update)
            except Unavailable:
                # The fault is not in the update: it is tried for as long as it takes.
                self._stumbled = (0, 0)
                raise
        self._offset = number + 1

    async def _failed(self, error: TelegramError) -> float:
        pause = self._pause()
        log.warning("gateway.telegram.no_updates reason=%s times=%d", type(error).__name__, self._failures)
        if isinstance(error, RetryAfter):
            return flood_seconds(error)
        if isinstance(error, InvalidToken):
            await self._alarm(TOKEN_REFUSED)
            return LONGEST_PAUSE_SECONDS
        if isinstance(error, Conflict):
            if "webhook" in error.message.lower():
                await self._alarm(WEBHOOK_SET)
            elif self._failures >= CONFLICTS_BEFORE_ALARM:
                await self._alarm(TWO_POLLERS)
        return pause

    def _pause(self) -> float:
        self._failures += 1
        # The power of a night's failures is no number any more.
        return min(2.0 ** min(self._failures - 1, 10), LONGEST_PAUSE_SECONDS)

    async def _alarm(self, problem: str) -> None:
        self._well = False
        await self._alarms.sound(CHANNEL, problem)

    async def _is_well(self) -> None:
        if self._well:
            return
        for problem in (TOKEN_REFUSED, WEBHOOK_SET, TWO_POLLERS):
            await self._alarms.clear(CHANNEL, problem)
        self._well = True
