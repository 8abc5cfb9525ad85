"""`getUpdates`: offsets that confirm, long polling, one reader at a time."""

import asyncio
from typing import Any

from tests.platforms.telegram.errors import ApiError
from tests.platforms.telegram.queue import Pushed, Queue

LONGEST_SECONDS = 50
MOST_UPDATES = 100
TERMINATED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Polling:
    """The reader's side of the queue."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._reader: object | None = None
        self._why_ended = TERMINATED

    def end(self, reason: str) -> None:
        """Send the waiting reader away."""
        self._reader, self._why_ended = None, reason
        self._queue.wake()

    async def read(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """Updates from `offset` on; all before it are confirmed and gone.

        Args:
            offset: First id; 0 for all that are not confirmed; below 0: so many from the end.
            limit: 1 to 100.
            timeout: Seconds to wait for the first update.

        Raises:
            ApiError: 409, another reader came, or a webhook was set.
        """
        reader = object()
        self._reader, self._why_ended = reader, TERMINATED
        self._queue.wake()
        self._confirm(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(max(timeout, 0), LONGEST_SECONDS)
        count = limit if 1 <= limit <= MOST_UPDATES else MOST_UPDATES
        while True:
            self._queue.drop_old()
            found, next_at = self._visible(count)
            left = deadline - loop.time()
            if found or left <= 0:
                break
            await self._queue.change(min(left, next_at))
            if self._reader is not reader:
                raise ApiError(409, self._why_ended)
        for pushed in found:
            pushed.tries += 1
            self._queue.taken(pushed)
        return [pushed.body for pushed in found]

    def _confirm(self, offset: int) -> None:
        waiting = sorted(self._queue.pending, key=lambda pushed: pushed.update_id)
        older = [pushed for pushed in waiting if pushed.update_id < offset]
        for pushed in waiting[:offset] if offset < 0 else older:
            self._queue.forget(pushed)

    def _visible(self, count: int) -> tuple[list[Pushed], float]:
        """The updates to give, and seconds until a delayed one may be given.

        A delayed update holds back those after it, since confirming them would lose it.
        """
        now = self._queue.clock.now()
        found: list[Pushed] = []
        for pushed in sorted(self._queue.pending, key=lambda pushed: pushed.update_id):
            wait = pushed.at + pushed.way.delays[0] - now
            if wait > 0:
                return found, wait
            found += [pushed] * (len(pushed.way.delays) if not pushed.deliveries else 1)
            if len(found) >= count:
                return found[:count], 0.0
        return found, float(LONGEST_SECONDS)
