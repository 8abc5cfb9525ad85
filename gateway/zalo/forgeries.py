"""Count wrong signatures, and tell the operator when they are more than a stranger's try."""

import logging
from collections import deque
from collections.abc import Callable

from gateway.alarms import Alarms
from gateway.zalo.events import CHANNEL

log = logging.getLogger(__name__)

PROBLEM = "zalo_signature"
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
        self.count = 0

    async def wrong(self, variant: str | None) -> None:
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
            await self._alarms.sound(CHANNEL, PROBLEM, variant or "")

    async def right(self) -> None:
        """One was right: the secret is the right one.

        Raises:
            Unavailable: The alarm could not be ended; the next right one tries again.
        """
        self._recent.clear()
        if not self._proved:
            await self._alarms.clear(CHANNEL, PROBLEM)
            self._proved = True
