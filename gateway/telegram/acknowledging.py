"""Tell Telegram that a button was pressed: its client shows a spinner until then."""

import asyncio
import logging

from telegram.error import TelegramError

from gateway.telegram.api import Api

log = logging.getLogger(__name__)

MOST_AT_ONCE = 500


class Acknowledging:
    """In the background: whatever the button brings about does not wait for it."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, query_id: str) -> None:
        """Acknowledge a press, also one that means nothing to us."""
        if len(self._tasks) >= MOST_AT_ONCE:
            return
        task = asyncio.get_running_loop().create_task(self._acknowledge(query_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, grace_seconds: float) -> None:
        """Finish those that were begun, as far as they need no longer."""
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=grace_seconds)
            for task in late:
                task.cancel()

    async def _acknowledge(self, query_id: str) -> None:
        try:
            await self._api.answer_callback_query(query_id)
        except TelegramError as error:
            # Too old, acknowledged before, or no network: only the spinner suffers.
            log.info("gateway.telegram.not_acknowledged reason=%s", type(error).__name__)
