"""Telegram's limits: so many messages a second in all and to one chat, and the pauses it orders."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable

from gateway.pace import Pace
from gateway.sending import NotNowError

ALL_PER_SECOND = 30.0
ALL_BURST = 5.0
CHAT_PER_SECOND = 1.0
CHAT_BURST = 5.0
# A longer wait belongs to the outbox: it knows what else there is to send.
LONGEST_WAIT_SECONDS = 2.0
# Telegram does not say whether it means one chat or all; so many at once are no chat's own fault.
CHATS_THAT_MEAN_ALL = 3
CHATS = 10_000  # paces kept; the one unused for longest is forgotten first


class Floods:
    """When the next message may go out.

    Args:
        workers: Processes that share the limits of the one bot.
        clock: Monotonic seconds.
    """

    def __init__(self, workers: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all = Pace(ALL_PER_SECOND / workers, max(1.0, ALL_BURST / workers), clock)
        self._chats: OrderedDict[int, Pace] = OrderedDict()
        self._held: dict[int, float] = {}  # chat → until when
        self._all_held = 0.0

    async def wait(self, chat: int) -> None:
        """Return when a message to a chat may go out.

        Raises:
            NotNowError: Not within the next moments.
        """
        pace = self._pace(chat)
        held = self._held_seconds(chat)
        pause = max(held, pace.pause())
        if pause > LONGEST_WAIT_SECONDS:
            raise NotNowError("flood wait", pause)
        if held > 0:
            await asyncio.sleep(held)
        await pace.wait()
        await self._all.wait()

    def is_free(self, chat: int) -> bool:
        """Whether something that need not be sent could go out without delaying anything."""
        return self._all.pause() == 0 and self._held_seconds(chat) == 0

    def hold(self, chat: int, seconds: float) -> None:
        """Telegram wants nothing for a while: for this chat, or for all when several are held at once."""
        now = self._clock()
        self._held = {held: until for held, until in self._held.items() if until > now}
        self._held[chat] = max(now + seconds, self._held.get(chat, 0.0))
        if len(self._held) >= CHATS_THAT_MEAN_ALL:
            self._all_held = max(self._held.values())

    def _held_seconds(self, chat: int) -> float:
        until = max(self._all_held, self._held.get(chat, 0.0))
        return max(0.0, until - self._clock())

    def _pace(self, chat: int) -> Pace:
        pace = self._chats.get(chat)
        if pace is None:
            pace = self._chats[chat] = Pace(CHAT_PER_SECOND, CHAT_BURST, self._clock)
            if len(self._chats) > CHATS:
                self._chats.popitem(last=False)
        self._chats.move_to_end(chat)
        return pace
