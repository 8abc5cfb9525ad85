"""One conversation's messages in order, many conversations side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Collection
from datetime import datetime, timezone

from gateway.answering import Answering
from gateway.database import Database
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Message, Turn
from services.errors import Unavailable

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 5.0


class Dispatcher:
    """Takes stored messages to their turns.

    Args:
        pushed: Channels whose turns go to the outbox, because nobody comes to fetch them.
        on_turn: Told of every turn that was stored.
        on_left: Told of every message that stays in the inbox until the next start.
    """

    def __init__(
        self,
        database: Database,
        answering: Answering,
        *,
        pushed: Collection[str],
        on_turn: Callable[[Turn], None],
        on_left: Callable[[Message], None],
    ) -> None:
        self._database = database
        self._answering = answering
        self._pushed = pushed
        self._on_turn = on_turn
        self._on_left = on_left
        self._lines: dict[str, deque[Message]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def resume(self) -> int:
        """Take up what a dead process left unanswered; returns how many messages."""
        left = await self._database.read(lambda uow: uow.conversations.unfinished())
        for message in left:
            self.submit(message)
        return len(left)

    def submit(self, message: Message) -> None:
        """Put a message at the end of its conversation's line."""
        line = self._lines.get(message.arrival.conversation)
        if line is not None:
            line.append(message)
            return
        self._lines[message.arrival.conversation] = deque([message])
        task = asyncio.create_task(self._serve(message.arrival.conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, grace_seconds: float) -> None:
        """Finish what is being asked, leave the rest in the inbox for the next start."""
        for line in self._lines.values():
            line.clear()
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _serve(self, conversation: str) -> None:
        line = self._lines[conversation]
        try:
            while line:
                message = line.popleft()
                try:
                    await self._serve_one(message)
                except Exception:
                    # It stays in the inbox for the next start; those behind it must not wait for that.
                    log.exception("gateway.message.left id=%d", message.id)
                    self._on_left(message)
        finally:
            del self._lines[conversation]

    async def _serve_one(self, message: Message) -> None:
        answer = await self._answer(message)
        try:
            await self._finish(message, answer)
        except Exception:
            # Something in this answer cannot be stored: an apology may be.
            log.exception("gateway.turn.not_storable id=%d", message.id)
            await self._finish(message, self._answering.apology(message.arrival))

    async def _answer(self, message: Message) -> Answer:
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                return await self._answering.answer(message.arrival)
            except Unavailable:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            except Exception:
                # Whatever broke, the person hears of it.
                log.exception("gateway.message.failed id=%d", message.id)
                return self._answering.apology(message.arrival)

    async def _finish(self, message: Message, answer: Answer) -> None:
        pause = FIRST_PAUSE_SECONDS
        send = message.arrival.channel in self._pushed
        while True:
            try:
                turn = await self._database.write(
                    lambda uow: close_turn(uow, message, answer, datetime.now(timezone.utc), send=send)
                )
            except Unavailable:
                # Asking Rasa again would confuse the dialogue: keep the answer until it can be stored.
                log.warning("gateway.turn.not_stored id=%d", message.id)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
                continue
            if turn is not None:
                self._on_turn(turn)
            return
