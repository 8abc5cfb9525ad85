"""Count wrong signatures, and tell the operator when they are more than a stranger's try."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from gateway.alarms import Alarms
from gateway.zalo.events import CHANNEL
from services.errors import Unavailable

log = logging.getLogger(__name__)

WRONG_SIGNATURE = "signature"
SECRET_MISSING = "secret_missing"  # noqa: S105 - the name of an alarm
WINDOW_SECONDS = 3600.0
_TOLD_OF = 100  # of so many further ones, one is logged


class Forgeries:
    """A mistyped secret looks exactly like forgery, and leaves the assistant deaf.

    Args:
        alarm_after: Wrong ones within an hour, none right in between.
        clock: Monotonic seconds.
    """

    def __init__(self, alarms: Alarms, alarm_after: int, clock: Callable[[], float]) -> None:
        self._alarms = alarms
        self._clock = clock
        self._recent: deque[float] = deque(maxlen=alarm_after)
        self._proved = False
        self._noting: asyncio.Task[None] | None = None
        self.count = 0

    def wrong(self, variant: str | None) -> None:
        """One was wrong.

        Args:
            variant: The known mistake that explains it.
        """
        now = self._clock()
        self.count += 1
        self._recent.append(now)
        if self.count <= _TOLD_OF or self.count % _TOLD_OF == 0:
            log.warning("gateway.zalo.wrong_signature count=%d variant=%s", self.count, variant or "unknown")
        if len(self._recent) == self._recent.maxlen and now - self._recent[0] <= WINDOW_SECONDS:
            self._proved = False
            self._begin(self._alarms.sound(CHANNEL, WRONG_SIGNATURE, variant or ""))

    def unproved(self) -> None:
        """One is signed, and there is no secret yet to tell whether it is right."""
        self._begin(self._alarms.sound(CHANNEL, SECRET_MISSING))

    def right(self) -> None:
        """One was right: so is the secret."""
        self._recent.clear()
        if not self._proved:
            self._begin(self._clear())

    async def close(self) -> None:
        """Leave the alarm as it is."""
        if self._noting is not None:
            self._noting.cancel()
            await asyncio.gather(self._noting, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        # One at a time: a flood of forgeries must not become one of alarms, nor wait for the database.
        if self._noting is None or self._noting.done():
            self._noting = asyncio.create_task(work)
        else:
            work.close()

    async def _clear(self) -> None:
        # The next right one tries again if the database is gone.
        with suppress(Unavailable):
            for problem in (WRONG_SIGNATURE, SECRET_MISSING):
                await self._alarms.clear(CHANNEL, problem)
            self._proved = True
