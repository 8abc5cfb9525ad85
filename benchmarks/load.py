"""Send messages and time the answers: so many at once, or at times fixed beforehand."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from benchmarks.http_connection import HttpError

# More would be another person's evening: stock Rasa slows down with every turn of a conversation.
MESSAGES_OF_A_CONVERSATION = 8


class Conversation(Protocol):
    """One person who writes and waits for the answer."""

    async def say(self, text: str) -> int:
        """Send one message and wait for its answer.

        Returns:
            How many offers of the database it showed.

        Raises:
            HttpError: No answer.
        """
        ...

    def close(self) -> None:
        """Leave."""
        ...


@dataclass
class Timing:
    """Latencies in milliseconds of the answered messages, and what went wrong."""

    latencies: list[float] = field(default_factory=list)
    with_offers: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: int) -> float:
        """Milliseconds within which so many per cent (1 to 99) were answered; NaN without answers."""
        if len(self.latencies) < 2:
            return self.latencies[0] if self.latencies else float("nan")
        return statistics.quantiles(self.latencies, n=100, method="inclusive")[share - 1]

    def as_json(self) -> dict[str, Any]:
        """Figures, rounded."""
        points = {f"p{share}_ms": round(self.percentile(share), 2) for share in (50, 95, 99)}
        return {
            "messages": len(self.latencies),
            "per_second": round(self.rate, 1),
            **points,
            "max_ms": round(max(self.latencies, default=float("nan")), 2),
            "with_offers": round(self.with_offers / max(1, len(self.latencies)), 3),
            "errors": len(self.errors),
            "first_errors": self.errors[:3],
        }


Opener = Callable[[], Conversation]
Scripts = Sequence[Sequence[str]]


async def closed_loop(start: Opener, scripts: Scripts, at_once: int, messages: int, seconds: float) -> Timing:
    """So many people at once, each writing as soon as the answer is there.

    Ends after `messages` messages or `seconds` seconds, whichever comes first.
    """
    timing = Timing()
    turns = itertools.cycle(scripts)
    left = itertools.count()
    began = time.perf_counter()

    async def person() -> None:
        while True:
            async with _opened(start) as conversation:
                for text in next(turns)[:MESSAGES_OF_A_CONVERSATION]:
                    if next(left) >= messages or time.perf_counter() - began > seconds:
                        return
                    await _timed(timing, conversation, text, time.perf_counter())

    await asyncio.gather(*(person() for _ in range(at_once)))
    timing.seconds = time.perf_counter() - began
    return timing


async def open_loop(start: Opener, scripts: Scripts, per_second: float, messages: int) -> Timing:
    """Messages at times fixed beforehand; latency counts from that time, so waiting in line is seen.

    Every message opens its own conversation or goes on with one that is idle.
    """
    timing = Timing()
    idle: list[tuple[Conversation, Iterator[str]]] = []
    turns = itertools.cycle(scripts)
    began = time.perf_counter()

    async def message(number: int) -> None:
        due = began + number / per_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        conversation, texts = idle.pop(0) if idle else (start(), iter(next(turns)))
        text = next(texts, None)
        if text is None:
            conversation.close()
            conversation, texts = start(), iter(next(turns))
            text = next(texts)
        await _timed(timing, conversation, text, due)
        idle.append((conversation, texts))

    await asyncio.gather(*(message(number) for number in range(messages)))
    timing.seconds = time.perf_counter() - began
    for conversation, _ in idle:
        conversation.close()
    return timing


@asynccontextmanager
async def _opened(start: Opener) -> AsyncIterator[Conversation]:
    conversation = start()
    try:
        yield conversation
    finally:
        conversation.close()


async def _timed(timing: Timing, conversation: Conversation, text: str, since: float) -> None:
    try:
        offers = await conversation.say(text)
    except HttpError as error:
        timing.errors.append(str(error))
        await asyncio.sleep(0.1)  # a server that refuses at once must not be asked in a busy loop
        return
    timing.latencies.append((time.perf_counter() - since) * 1000)
    timing.with_offers += offers > 0
