"""Questions side by side, and none to a server that hangs: the others would wait in line behind them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

log = logging.getLogger(__name__)

TIMEOUTS_BEFORE_OPEN = 3
PAUSE_SECONDS = 5.0

Result = TypeVar("Result")


class _Opening:
    """From the last time-out in a row to the verdict of the next probe."""

    def __init__(self, pause_seconds: float) -> None:
        self.pause_over = asyncio.Event()
        self.is_probed = False
        loop = asyncio.get_running_loop()
        self.works_again: asyncio.Future[bool] = loop.create_future()
        loop.call_later(pause_seconds, self.pause_over.set)


class CircuitBreaker:
    """Opens after several time-outs in a row; after a pause one question probes for all that wait.

    What waits while it is open holds no place, and is told the verdict of that probe.

    Args:
        hanging: The error that means no answer in time. Others come fast and open nothing.
        places: Questions asked side by side.
        timeouts: In a row, before it opens.
        pause_seconds: Until a probe may be made.
    """

    def __init__(
        self,
        hanging: type[Exception],
        *,
        places: int,
        timeouts: int = TIMEOUTS_BEFORE_OPEN,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        self._hanging = hanging
        self._places = asyncio.Semaphore(places)
        self._timeouts = timeouts
        self._pause_seconds = pause_seconds
        self._in_a_row = 0
        self._opening: _Opening | None = None

    async def ask(self, question: Callable[[], Awaitable[Result]]) -> Result:
        """The answer to a question.

        Raises:
            Exception: What the question raises; the hanging error also when the probe has failed.
        """
        while True:
            if self._opening is None:
                async with self._places:
                    # It may have opened while this one waited for its place.
                    if self._opening is None:
                        return await self._watched(question)
            opening = self._opening
            await opening.pause_over.wait()
            if not opening.is_probed:
                return await self._probe(opening, question)
            if not await asyncio.shield(opening.works_again):
                raise self._hanging("The server still does not answer.")

    async def _watched(self, question: Callable[[], Awaitable[Result]]) -> Result:
        try:
            result = await question()
        except self._hanging:
            self._in_a_row += 1
            if self._in_a_row >= self._timeouts and self._opening is None:
                log.warning("gateway.circuit.opened timeouts=%d", self._in_a_row)
                self._opening = _Opening(self._pause_seconds)
            raise
        except Exception:
            self._in_a_row = 0
            raise
        self._in_a_row = 0
        return result

    async def _probe(self, opening: _Opening, question: Callable[[], Awaitable[Result]]) -> Result:
        opening.is_probed = True
        hangs = False
        try:
            return await question()
        except self._hanging:
            hangs = True
            raise
        finally:
            # Also when the probe is cancelled: whoever comes next finds out anew.
            self._in_a_row = 0
            self._opening = _Opening(self._pause_seconds) if hangs else None
            opening.works_again.set_result(not hangs)
            log.warning("gateway.circuit.%s", "stays_open" if hangs else "closed")
