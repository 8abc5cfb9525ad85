"""Not more often than a platform allows."""

import asyncio
import time
from collections.abc import Callable


class Pace:
    """A token bucket: so many a second, and a burst after a rest.

    Args:
        per_second: Above 0.
        burst: How many may go at once after a rest, at least 1.
        clock: Monotonic seconds.
    """

    def __init__(
        self, per_second: float, burst: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._interval = 1.0 / per_second
        self._ahead = (burst - 1.0) * self._interval
        self._clock = clock
        self._next = float("-inf")

    async def wait(self) -> None:
        """Return when it is one's turn; first come, first served."""
        pause = self.take()
        if pause > 0:
            await asyncio.sleep(pause)

    def pause(self) -> float:
        """Seconds somebody who came now would have to wait."""
        now = self._clock()
        return max(0.0, max(self._next, now) - self._ahead - now)

    def take(self) -> float:
        """Take the next place; returns the seconds until it."""
        pause = self.pause()
        self._next = max(self._next, self._clock()) + self._interval
        return pause
