"""Flood limits: so many messages in a second to everybody, to one chat, to one group."""

import math
from dataclasses import dataclass, field

from tests.platforms.telegram.errors import too_many


@dataclass
class _Bucket:
    """Tokens that come back with time, up to `burst`."""

    per_second: float
    burst: float
    tokens: float
    at: float

    def missing_seconds(self, now: float) -> float:
        """Seconds until one may be taken; 0 now."""
        self.tokens = min(self.burst, self.tokens + max(0.0, now - self.at) * self.per_second)
        self.at = now
        return max(0.0, (1 - self.tokens) / self.per_second)


@dataclass
class Flood:
    """The published guidance as a rule; `on` switches it.

    Attributes:
        overall: Messages per second to all chats together, and as many at once.
        chat: Messages per second to one chat.
        chat_burst: Messages to one chat that pass at once.
        group: Messages per minute to one group, whose chat id is negative.
    """

    on: bool = True
    overall: float = 30.0
    chat: float = 1.0
    chat_burst: float = 5.0
    group: float = 20.0
    refused: int = 0
    _buckets: dict[int | None, _Bucket] = field(default_factory=dict, repr=False)

    def spend(self, chat: int, now: float) -> None:
        """Count one message.

        Raises:
            ApiError: 429; a refused message is not counted.
        """
        if not self.on:
            return
        buckets = [self._bucket(None, now), self._bucket(chat, now)]
        wait = max(bucket.missing_seconds(now) for bucket in buckets)
        if wait > 0:
            self.refused += 1
            raise too_many(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= 1

    def _bucket(self, chat: int | None, now: float) -> _Bucket:
        found = self._buckets.get(chat)
        if found is None:
            if chat is None:
                rate, burst = self.overall, self.overall
            elif chat < 0:
                rate, burst = self.group / 60, self.group
            else:
                rate, burst = self.chat, self.chat_burst
            found = self._buckets[chat] = _Bucket(rate, burst, burst, now)
        return found
