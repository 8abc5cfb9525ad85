"""The other end of the webhooks: keeps what came, answers as it is told."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.platforms.serving import serving


@dataclass(frozen=True)
class Received:
    raw: bytes
    headers: dict[str, str]

    @property
    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.raw)
        return found


@dataclass
class Receiver:
    """`statuses` answer the next requests, then 200."""

    received: list[Received] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    delay_seconds: float = 0.0
    url: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def names(self) -> list[str]:
        return [event.body.get("event_name", "") for event in self.received]

    def texts(self) -> list[str]:
        """What people wrote, in the order of arrival."""
        found = [event.body for event in self.received]
        return [body["message"]["text"] for body in found if body.get("event_name") == "user_send_text"]

    async def take(self, request: Request) -> Response:
        raw = await request.body()
        with self._lock:
            self.received.append(Received(raw, dict(request.headers)))
            status = self.statuses.pop(0) if self.statuses else 200
        await asyncio.sleep(self.delay_seconds)
        return Response(status_code=status)

    @contextmanager
    def running(self) -> Iterator["Receiver"]:
        with serving(Starlette(routes=[Route("/hook", self.take, methods=["POST"])])) as address:
            self.url = f"{address}/hook"
            yield self
