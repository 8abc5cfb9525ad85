"""Updates that wait for the bot: their numbers, their confirmation, who reads them."""

import asyncio
import secrets
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.telegram.chaos import Chaos, Way
from tests.platforms.telegram.clock import Clock

UPDATE_KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "message_reaction",
        "message_reaction_count",
        "chat_boost",
        "removed_chat_boost",
    }
)
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KEPT_SECONDS = 24 * 3600.0


@dataclass(eq=False)
class Pushed:
    """An update on its way.

    Attributes:
        body: The update.
        at: When it came to the server, seconds since 1970.
        lane: Whose it is: updates of one lane keep their order.
        tries: Deliveries tried.
        delivered_at: When the bot took it first; None before.
        deliveries: How often the bot took it.
    """

    body: dict[str, Any]
    at: float
    lane: str
    way: Way
    tries: int = 0
    delivered_at: float | None = None
    deliveries: int = 0

    @property
    def update_id(self) -> int:
        return int(self.body["update_id"])


def kind_of(update: dict[str, Any]) -> str:
    """The one key beside `update_id`."""
    return next(key for key in update if key != "update_id")


def chat_of(update: dict[str, Any]) -> int:
    """The chat an update is about; 0 when it is about none."""
    content = update[kind_of(update)]
    if not isinstance(content, dict):
        return 0
    inner = content.get("message") or content
    return int((inner.get("chat") or content.get("from") or {}).get("id", 0))


@dataclass
class Queue:
    """What is pending. `push` may be called from any thread, the rest in the loop of the server."""

    clock: Clock
    chaos: Chaos
    # Ids go on anywhere after a new start: a receiver's database may be older than this process.
    next_id: int = field(default_factory=lambda: 100_000_000 + secrets.randbelow(1_000_000_000))
    allowed: frozenset[str] = UPDATE_KINDS - NOT_BY_DEFAULT
    all: dict[int, Pushed] = field(default_factory=dict)
    pending: deque[Pushed] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _loop: asyncio.AbstractEventLoop | None = None
    _changed: asyncio.Event | None = None

    def bind(self) -> None:
        """Belong to the running loop."""
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()

    def push(self, content: dict[str, Any]) -> dict[str, Any] | None:
        """Add an update; it gets the next id unless it brings its own.

        Returns:
            The update; None when the bot does not want updates of this kind.
        """
        with self._lock:
            update_id = content.get("update_id", self.next_id)
            self.next_id = max(self.next_id, update_id + 1)
            update = {"update_id": update_id, **{k: v for k, v in content.items() if k != "update_id"}}
            if kind_of(update) not in self.allowed:
                return None
            way = self.chaos.draw()
            lane = f"update {update_id}" if way.alone else f"chat {chat_of(update)}"
            pushed = Pushed(update, self.clock.now(), lane, way)
            self.all.setdefault(update_id, pushed)
            self.pending.append(pushed)
        self.wake()
        return update

    def wake(self) -> None:
        """Let those who wait look again."""
        if self._loop is not None and self._changed is not None:
            self._loop.call_soon_threadsafe(self._changed.set)

    async def change(self, seconds: float) -> None:
        """Wait until something changes, or so long."""
        assert self._changed is not None
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), max(0.0, seconds))
        except asyncio.TimeoutError:
            return

    def taken(self, pushed: Pushed) -> None:
        """The bot has it."""
        pushed.deliveries += 1
        if pushed.delivered_at is None:
            pushed.delivered_at = self.clock.now()

    def forget(self, pushed: Pushed) -> None:
        """No longer pending."""
        with self._lock:
            if pushed in self.pending:
                self.pending.remove(pushed)

    def drop_old(self) -> None:
        """Updates are kept for a day."""
        oldest = self.clock.now() - KEPT_SECONDS
        for pushed in [one for one in self.pending if one.at < oldest]:
            self.forget(pushed)

    def drop_all(self) -> None:
        """`drop_pending_updates`."""
        with self._lock:
            self.pending.clear()
