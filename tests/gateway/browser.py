"""What a browser does with the page, without a browser."""

import itertools
import time
from typing import Any

import httpx

from tests.gateway.fake_rasa import LIMIT_SECONDS

_numbers = itertools.count(1)


class Browser:
    """Opens the page, keeps its cookie, posts messages, waits for turns."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=LIMIT_SECONDS, trust_env=False)
        self.page = self.http.get("/chat")

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_error: object) -> None:
        self.http.close()

    @property
    def conversation(self) -> str:
        """The name Rasa gets."""
        return "web_" + self.http.cookies["troly_chat"].partition(".")[0]

    def post(self, text: str | None = None, *, payload: str | None = None, name: str = "") -> httpx.Response:
        """Send a message; its name is new unless given."""
        body = {"client_message_id": name or f"m{next(_numbers)}", "text": text, "payload": payload}
        return self.http.post("/chat/messages", json={k: v for k, v in body.items() if v is not None})

    def history(self, after: int = 0) -> list[dict[str, Any]]:
        """Turns after a position."""
        return self.http.get("/chat/history", params={"after": after}).json()["turns"]

    def turns(self, count: int, timeout_seconds: float = LIMIT_SECONDS) -> list[dict[str, Any]]:
        """All turns, as soon as there are so many; fails when they do not come."""
        deadline = time.monotonic() + timeout_seconds
        while len(turns := self.history()) < count:
            assert time.monotonic() < deadline, f"{len(turns)} of {count} turns came"
            time.sleep(0.02)
        return turns

    def ask(self, text: str) -> dict[str, Any]:
        """Send a text and return its turn."""
        before = len(self.history())
        assert self.post(text).status_code == 202
        return self.turns(before + 1)[-1]


def texts(turn: dict[str, Any]) -> list[str]:
    """What was answered in a turn."""
    return [reply["text"] for reply in turn["replies"]]
