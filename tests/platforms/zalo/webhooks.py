"""Sends events to the application: in order for each person, again by the ladder when it fails."""

import asyncio
import heapq
import itertools
import random
import threading
import time
from collections import deque
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.platforms.zalo.chaos import Chaos
from tests.platforms.zalo.clock import Clock

LADDER_SECONDS = (30, 300, 900, 1800, 3600)
PATIENCE_SECONDS = 2.0
SIDE_BY_SIDE = 32


@dataclass(frozen=True)
class Event:
    """What goes over the line; the same bytes every time."""

    name: str
    person: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Attempt:
    """One request; `status` is None when no answer came in time."""

    event: Event
    retry: int
    status: int | None
    seconds: float
    monotonic: float


@dataclass
class WebhookSender:
    """Events may be handed over by any thread, also before it runs and after.

    Attributes:
        urls: One, or one for each of several workers, taken at random.
        attempts: What was sent, in the order of the answers.
        off: The ladder ended without an answer: nothing is sent until the address is saved again.
        unregisters: Whether that can happen.
        lost: Events that will never be sent again.
    """

    clock: Clock
    chaos: Chaos
    urls: tuple[str, ...] = ()
    attempts: list[Attempt] = field(default_factory=list)
    lost: list[Event] = field(default_factory=list)
    off: bool = False
    unregisters: bool = True
    patience_seconds: float = PATIENCE_SECONDS

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._incoming: deque[tuple[Event, int]] = deque()
        self._later: list[tuple[float, int, Event, int]] = []
        self._numbers = itertools.count()
        self._open = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._random = random.Random(self.chaos.seed)
        self.clock.on_advance(self._call)

    def submit(self, event: Event) -> None:
        """Send it soon."""
        with self._lock:
            self._open += 1
            self._incoming.append((event, 0))
        self._call()

    @property
    def quiet(self) -> bool:
        """Nothing is on its way or due; what is sent again later does not count."""
        with self._lock:
            return self._open == 0 and not (self._later and self._later[0][0] <= self.clock.now())

    @property
    def waiting(self) -> list[tuple[float, Event, int]]:
        """What is sent again: when by the clock, what, which repetition."""
        with self._lock:
            return [(due, event, retry) for due, _, event, retry in sorted(self._later)]

    def at_once(self, event: Event) -> Attempt:
        """Send it now, once, past everything that waits; from a thread that is not the server's."""
        assert self._loop is not None, "the fake is not running"
        return asyncio.run_coroutine_threadsafe(self._post(event, 0), self._loop).result(30)

    def in_a_row(self, events: Sequence[Event], *, side_by_side: bool = False) -> None:
        """Send them exactly as listed: one after the other, or as many at once as may be."""
        assert self._loop is not None, "the fake is not running"
        with self._lock:
            self._open += len(events)
        rows = [[event] for event in events] if side_by_side else [list(events)]
        for row in rows:
            self._loop.call_soon_threadsafe(self._spawn, self._row(row))

    async def run(self) -> None:
        """Until it is cancelled; what was on its way then is sent again when it runs again."""
        self._wake = asyncio.Event()
        self._room = asyncio.Semaphore(SIDE_BY_SIDE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._queues: dict[str, deque[tuple[Event, float]]] = {}
        self._loop = asyncio.get_running_loop()
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=SIDE_BY_SIDE)
        # The patience of _post is for the whole request; httpx knows only limits of each step.
        client = httpx.AsyncClient(limits=limits, timeout=2 * self.patience_seconds, trust_env=False)
        try:
            async with client as self._client:
                while True:
                    self._take()
                    pause = self._later[0][0] - self.clock.now() if self._later else 3600.0
                    try:
                        await asyncio.wait_for(self._wake.wait(), max(0.001, pause))
                    except asyncio.TimeoutError:
                        continue
                    self._wake.clear()
        finally:
            self._loop = None
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            rest = [(event, 0) for queue in self._queues.values() for event, _ in queue]
            self._incoming.extendleft(reversed(rest))

    def _call(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake.set)

    def _take(self) -> None:
        while self._incoming:
            event, retry = self._incoming.popleft()
            if retry:
                self._spawn(self._attempt(event, retry))
            else:
                self._place(event)
        while self._later and self._later[0][0] <= self.clock.now():
            with self._lock:
                _, _, event, retry = heapq.heappop(self._later)
                self._open += 1
            self._spawn(self._attempt(event, retry))

    def _place(self, event: Event) -> None:
        plan = self.chaos.plan(event.person)
        if plan.again_seconds is not None:
            with self._lock:
                self._open += 1
            self._spawn(self._after(plan.again_seconds, event))
        if plan.overtaken:
            self._spawn(self._after(plan.late_seconds, event))
            return
        queue = self._queues.get(event.person)
        if queue is None:
            queue = self._queues[event.person] = deque()
            self._spawn(self._drain(event.person, queue))
        queue.append((event, plan.late_seconds))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _after(self, seconds: float, event: Event) -> None:
        await self._pause(seconds, event)
        await self._attempt(event, 0)

    async def _row(self, events: Sequence[Event]) -> None:
        for event in events:
            await self._attempt(event, 0)

    async def _drain(self, person: str, queue: deque[tuple[Event, float]]) -> None:
        while queue:
            event, late_seconds = queue.popleft()
            await self._pause(late_seconds, event)
            await self._attempt(event, 0)
        del self._queues[person]

    async def _pause(self, seconds: float, event: Event) -> None:
        try:
            if seconds:
                await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            self._incoming.append((event, 0))
            raise

    async def _attempt(self, event: Event, retry: int) -> None:
        try:
            async with self._room:
                taken = self.off or (await self._post(event, retry)).status == 200
        except asyncio.CancelledError:
            self._incoming.append((event, retry))
            raise
        with self._lock:
            self._open -= 1
            if self.off:
                self.lost.append(event)
            elif not taken and retry < len(LADDER_SECONDS):
                due = self.clock.now() + LADDER_SECONDS[retry]
                heapq.heappush(self._later, (due, next(self._numbers), event, retry + 1))
                self._wake.set()
            elif not taken:
                self.lost.append(event)
                self.off = self.unregisters

    async def _post(self, event: Event, retry: int) -> Attempt:
        headers = {**event.headers, **({"num_retry": str(retry)} if retry else {})}
        url = self._random.choice(self.urls) if self.urls else ""
        started = time.perf_counter()
        status = None
        try:
            request = self._client.post(url, content=event.body, headers=headers)
            status = (await asyncio.wait_for(request, self.patience_seconds)).status_code
        except (httpx.HTTPError, httpx.UnsupportedProtocol, asyncio.TimeoutError):
            pass
        attempt = Attempt(event, retry, status, time.perf_counter() - started, time.monotonic())
        self.attempts.append(attempt)
        return attempt
