"""The webhook: its registration, and the sending of updates to it."""

import asyncio
import re
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.platforms.telegram.errors import bad_request
from tests.platforms.telegram.queue import Pushed, Queue

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PORTS = (None, 443, 80, 88, 8443)
LOOPBACK = frozenset({"127.0.0.1", "localhost"})
_SECRET = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)


@dataclass
class Webhook:
    """What `setWebhook` said, and how it goes.

    Attributes:
        secret: Sent with every update; the fake can be told to send another with `sent_secret`.
        sent_secret: In place of `secret`; "" for no header at all; None for the right one.
        reroute: Loopback address of the bot, which stands for whatever public address is registered.
    """

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    sent_secret: str | None = None
    reroute: str = ""
    last_error_date: int | None = None
    last_error_message: str = ""

    def info(self, pending: int, allowed: list[str] | None) -> dict[str, Any]:
        """`WebhookInfo`."""
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.url:
            info["max_connections"] = self.max_connections
        if self.last_error_date is not None:
            info |= {
                "last_error_date": self.last_error_date,
                "last_error_message": self.last_error_message,
            }
        return info if allowed is None else {**info, "allowed_updates": allowed}

    def target(self) -> str:
        """Where updates really go; "" when the address is nowhere on this machine."""
        address = urlsplit(self.url)
        if self.reroute:
            return self.reroute.rstrip("/") + address.path
        return self.url if address.hostname in LOOPBACK else ""


def check_url(url: str) -> None:
    """Only https on four ports; plain http is let through for the loopback.

    Raises:
        ApiError: 400.
    """
    address = urlsplit(url)
    if address.hostname in LOOPBACK and address.scheme in {"http", "https"}:
        return
    if address.scheme != "https" or not address.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if address.port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def check_secret(secret: str) -> None:
    """At most 256 of `A-Za-z0-9_-`.

    Raises:
        ApiError: 400.
    """
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


@dataclass(frozen=True)
class Post:
    """One request to the webhook; `monotonic` is when it was answered."""

    seconds: float
    monotonic: float


@dataclass
class Delivery:
    """Sends updates while a webhook is set: of one person one after another, of several side by side.

    Attributes:
        webhook: Where to.
        retry_seconds: Pause before the first repetition; each further one is twice as long.
        longest_retry_seconds: No pause is longer.
        answer_seconds: How long the bot may take to answer.
        posts: Every request that was made.
        one_lane: Everybody waits behind an update that fails, as the documentation leaves open.
    """

    queue: Queue
    webhook: Webhook
    retry_seconds: float = 0.2
    longest_retry_seconds: float = 30.0
    answer_seconds: float = 30.0
    one_lane: bool = False
    posts: list[Post] = field(default_factory=list)
    _lanes: dict[str, deque[Pushed]] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _connections: int = 0

    async def run(self) -> None:
        """Work until cancelled."""
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=20)
        async with httpx.AsyncClient(timeout=self.answer_seconds, trust_env=False, limits=limits) as client:
            try:
                while True:
                    self._share_out(client)
                    await self.queue.change(1.0)
            finally:
                for task in self._tasks:
                    task.cancel()

    def _share_out(self, client: httpx.AsyncClient) -> None:
        if not self.webhook.url:
            return
        self.queue.drop_old()
        for pushed in list(self.queue.pending):
            if id(pushed) in self._known:
                continue
            self._known.add(id(pushed))
            name = "everybody" if self.one_lane else pushed.lane
            lane = self._lanes.get(name)
            if lane is not None:
                lane.append(pushed)
                continue
            self._lanes[name] = deque([pushed])
            self._start(self._empty(name, client))

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _empty(self, name: str, client: httpx.AsyncClient) -> None:
        lane = self._lanes[name]
        try:
            while lane:
                await self._deliver(lane[0], client)
                self._known.discard(id(lane.popleft()))
        finally:
            for pushed in lane:
                self._known.discard(id(pushed))
            del self._lanes[name]

    async def _deliver(self, pushed: Pushed, client: httpx.AsyncClient) -> None:
        for delay in pushed.way.delays:
            await asyncio.sleep(delay)
            if not self.webhook.url:
                return
            pause = self.retry_seconds
            while not await self._post(pushed, client):
                await asyncio.sleep(pause)
                pause = min(pause * 2, self.longest_retry_seconds)
                if not self.webhook.url or pushed not in self.queue.pending:
                    return
            self.queue.taken(pushed)
        self.queue.forget(pushed)

    async def _post(self, pushed: Pushed, client: httpx.AsyncClient) -> bool:
        while self._connections >= self.webhook.max_connections:
            await asyncio.sleep(0.005)
        self._connections += 1
        try:
            pushed.tries += 1
            began = time.monotonic()
            problem = await self._problem(pushed.body, client)
            self.posts.append(Post(time.monotonic() - began, time.monotonic()))
        finally:
            self._connections -= 1
        if problem:
            self.webhook.last_error_date = int(self.queue.clock.now())
            self.webhook.last_error_message = problem
        return not problem

    async def _problem(self, body: dict[str, Any], client: httpx.AsyncClient) -> str:
        target = self.webhook.target()
        if not target:
            return "Failed to resolve host: Name or service not known"
        secret = self.webhook.secret if self.webhook.sent_secret is None else self.webhook.sent_secret
        try:
            answer = await client.post(target, json=body, headers={HEADER: secret} if secret else {})
        except httpx.TimeoutException:
            return "Read timeout expired"
        except httpx.ConnectError:
            return "Connection refused"
        except httpx.HTTPError:
            return "Connection reset by peer"
        if answer.is_success:
            return ""
        return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
