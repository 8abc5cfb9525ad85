"""How a person talks to each of the systems: what the load test does for every message."""

from __future__ import annotations

import itertools
import json
import os
from typing import Any

from benchmarks.http_connection import HttpConnection, HttpError

# An open page gets a sign of life every 15 seconds; an answer takes no longer than three of them.
_EVENTS_TO_WAIT = 4

# People of one run never meet those of another in the same database.
_names = (f"bench_{os.getpid()}_{number}" for number in itertools.count())


class WebConversation:
    """Our chat page: a person is made, events are listened to, each message is posted."""

    def __init__(self, port: int) -> None:
        cookies: dict[str, str] = {}
        self._posts = HttpConnection(port, cookies)
        self._events = HttpConnection(port, cookies)
        self._listening = False
        self._name = next(_names)
        self._sent = itertools.count()

    async def say(self, text: str) -> int:
        """Send a message and listen until its answer comes; see `benchmarks.load.Conversation`."""
        if not self._listening:
            await self._posts.json("GET", "/chat/history")
            await self._events.open_events("/chat/events")
            self._listening = True
        name = f"{self._name}_{next(self._sent)}"
        await self._posts.json("POST", "/chat/messages", {"client_message_id": name, "text": text})
        for _ in range(_EVENTS_TO_WAIT):
            turn = _turn(await self._events.next_event())
            if turn.get("message") == name:
                return sum(len(reply.get("cards", ())) for reply in turn["replies"])
        raise HttpError("signs of life, but no answer")

    def close(self) -> None:
        """Leave the page."""
        self._posts.close()
        self._events.close()


class StockConversation:
    """Rasa's REST channel: the answer comes with the request."""

    def __init__(self, port: int) -> None:
        self._http = HttpConnection(port)
        self._name = next(_names)

    async def say(self, text: str) -> int:
        """Send a message; see `benchmarks.load.Conversation`."""
        messages: list[dict[str, Any]] = await self._http.json(
            "POST", "/webhooks/rest/webhook", {"sender": self._name, "message": text}
        )
        return sum(len((message.get("custom") or {}).get("cards", ())) for message in messages)

    def close(self) -> None:
        """Leave."""
        self._http.close()


class FloorConversation:
    """The floor program."""

    def __init__(self, port: int) -> None:
        self._http = HttpConnection(port)
        self._name = next(_names)

    async def say(self, text: str) -> int:
        """Send a message; there are no offers to count."""
        await self._http.json("POST", "/turn", {"sender": self._name, "message": text})
        return 0

    def close(self) -> None:
        """Leave."""
        self._http.close()


def _turn(event: str) -> dict[str, Any]:
    """The turn of an event; empty for the opening and for the signs of life."""
    data = next((line.removeprefix("data: ") for line in event.splitlines() if line.startswith("data: ")), "")
    return json.loads(data) if data else {}
