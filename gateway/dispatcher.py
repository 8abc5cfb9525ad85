"""One conversation's messages in order, many conversations side by side."""

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime, timezone

from gateway.answering import Answering
from gateway.database import Database
from gateway.lines import Lines
from services import UnitOfWork
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Finished, Message, Turn
from services.conversations.wanted import is_counted, with_wanted
from services.errors import Unavailable

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 5.0


class Dispatcher:
    """Takes stored messages to their turns.

    Args:
        owner: The name of this worker, whose leases on conversations end with their last message.
        pushed: Channels whose turns go to the outbox, because nobody comes to fetch them.
        on_message: Told of every message whose turn begins.
        on_turn: Told of every turn that was stored.
        on_left: Told of every message that stays in the inbox until the next start.
    """

    def __init__(
        self,
        database: Database,
        answering: Answering,
        *,
        owner: str,
        pushed: Collection[str],
        on_message: Callable[[Message], None],
        on_turn: Callable[[Turn], None],
        on_left: Callable[[Message], None],
    ) -> None:
        self._database = database
        self._answering = answering
        self._owner = owner
        self._pushed = pushed
        self._on_message = on_message
        self._on_turn = on_turn
        self._on_left = on_left
        self._lines = Lines()
        self._tasks: set[asyncio.Task[None]] = set()

    def submit(self, message: Message) -> None:
        """Put a message in its conversation's line, unless it is there or was left before."""
        conversation = message.arrival.conversation
        if self._lines.add(message):
            task = asyncio.create_task(self._serve(conversation))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self, grace_seconds: float) -> None:
        """Finish what is being asked, leave the rest in the inbox for the next start."""
        self._lines.clear()
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _serve(self, conversation: str) -> None:
        try:
            while (message := self._lines.next(conversation)) is not None:
                try:
                    self._on_message(message)
                    await self._serve_one(message)
                    self._lines.done(message)
                except Exception:
                    # It stays in the inbox for the next start; those behind it must not wait for that.
                    log.exception("gateway.message.left id=%d", message.id)
                    self._lines.leave(message)
                    self._on_left(message)
        finally:
            self._lines.end(conversation)

    async def _serve_one(self, message: Message) -> None:
        answer = await self._counted(message, await self._answer(message))
        try:
            await self._finish(message, answer)
        except Exception:
            # Something in this answer cannot be stored: an apology may be.
            log.exception("gateway.turn.not_storable id=%d", message.id)
            await self._finish(message, self._answering.apology(message.arrival))

    async def _counted(self, message: Message, answer: Answer) -> Answer:
        if not is_counted(answer):
            return answer
        # The engine has just put the turn there; the next message of this conversation waits for us.
        return await self._database.recall(
            message.arrival.conversation, lambda memory: with_wanted(answer, memory)
        )

    async def _answer(self, message: Message) -> Answer:
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                return await self._answering.answer(message)
            except Unavailable:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            except Exception:
                # Whatever broke, the person hears of it.
                log.exception("gateway.message.failed id=%d", message.id)
                return self._answering.apology(message.arrival)

    async def _finish(self, message: Message, answer: Answer) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                finished = await self._database.write(lambda uow: self._close(uow, message, answer))
            except Unavailable:
                # Asking Rasa again would confuse the dialogue: keep the answer until it can be stored.
                log.warning("gateway.turn.not_stored id=%d", message.id)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
                continue
            if finished is not None:
                self._on_turn(finished.turn)
                for left in finished.left:
                    self._lines.add(left)
            return

    def _close(self, uow: UnitOfWork, message: Message, answer: Answer) -> Finished | None:
        arrival = message.arrival
        return close_turn(
            uow,
            message,
            answer,
            datetime.now(timezone.utc),
            send=arrival.channel in self._pushed,
            # Whatever came by other workers meanwhile is known from here on, and takes its place in line.
            let_go=self._owner,
        )
