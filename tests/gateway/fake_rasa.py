"""Rasa's side of the HTTP contract: records every turn; can be slow, silent or broken."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.gateway.server import serving

LIMIT_SECONDS = 30.0  # of a machine that is busy with something else
TOKEN = "token-of-the-loopback"
CARD = {
    "kind": "vacancy",
    "id": "12",
    "title": "Công nhân may",
    "lines": ["8–10 triệu/tháng", "Năm Căn, Cà Mau"],
    "buttons": [{"title": "Chi tiết", "payload": '/show_details{"item":"vacancy:12"}'}],
}


@dataclass
class FakeRasa:
    """`turns` are the bodies received, in order; the rest says how to behave."""

    turns: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    delay_seconds: float = 0.0
    held: set[str] = field(default_factory=set)  # texts that get no answer until they are taken out
    status: int = 200
    raw: bytes | None = None
    replies: list[dict[str, Any]] | None = None
    turn_told: dict[str, Any] = field(default_factory=dict)  # more than its intent and outcome
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reset(self) -> None:
        """As it was made."""
        fresh = FakeRasa(url=self.url)
        for name in ("turns", "delay_seconds", "held", "status", "raw", "replies", "turn_told"):
            setattr(self, name, getattr(fresh, name))

    def texts(self, sender: str | None = None) -> list[str]:
        """The texts asked, of one sender if given."""
        return [turn["text"] for turn in self.turns if "text" in turn and sender in (None, turn["sender"])]

    def asked(self) -> list[dict[str, Any]]:
        """What was asked, without the numbers of the messages."""
        return [{key: turn[key] for key in turn if key != "message"} for turn in self.turns]

    def wait_for_turns(self, count: int) -> None:
        """Until so many turns were asked; fails when they are not."""
        deadline = time.monotonic() + LIMIT_SECONDS
        while len(self.turns) < count:
            assert time.monotonic() < deadline, f"{len(self.turns)} of {count} turns were asked"
            time.sleep(0.01)

    async def turn(self, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return JSONResponse({"error": "unauthorised"}, 403)
        body = await request.json()
        with self._lock:
            self.turns.append(body)
        await asyncio.sleep(self.delay_seconds)
        while body.get("text") in self.held:
            await asyncio.sleep(0.01)
        if self.raw is not None:
            return Response(self.raw, media_type="application/json")
        if self.status != 200:
            return Response("broken", self.status)
        said = body.get("text") or body["payload"]
        replies = self.replies
        if replies is None:
            quick = [{"title": "Xem thêm", "payload": "/more_results"}]
            replies = [{"text": f"Trả lời: {said}", "buttons": quick, "cards": [CARD]}]
        turn = {"intent": {"name": "search_job"}, "outcome": "answered", **self.turn_told}
        return JSONResponse({"replies": replies, "turn": turn})

    async def health(self, _request: Request) -> Response:
        return JSONResponse({"status": "ok"}, 200 if self.status == 200 else 503)

    @contextmanager
    def running(self, port: int = 0) -> Iterator["FakeRasa"]:
        """On a free port, or again on the one it had."""
        app = Starlette(
            routes=[
                Route("/webhooks/gateway/turn", self.turn, methods=["POST"]),
                Route("/webhooks/gateway/health", self.health),
            ]
        )
        with serving(app, port) as self.url:
            yield self
