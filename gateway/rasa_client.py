"""One turn over HTTP, on the loopback, with a token and a short time-out."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from gateway.rasa_place import RasaPlace
from gateway.settings import GatewaySettings
from services.conversations.model import Reply
from services.conversations.reply_json import reply_from_json
from services.conversations.tickets import PolicyTrace
from services.errors import InvalidInput, Unavailable
from services.policy.confidence import Level

HEALTH_TIMEOUT_SECONDS = 1.0
CONNECT_TIMEOUT_SECONDS = 1.0
# Shorter than Rasa's own five seconds, so that a connection it is about to close is never used.
KEEP_ALIVE_SECONDS = 4.0
_LEVELS = tuple(level.value for level in Level)

# Plain HTTP on the loopback: without this, every client would load the system's certificates for nothing.
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class RasaTimeoutError(Unavailable):
    """No answer in time; Rasa may still be working on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RasaTurn:
    """What Rasa answered; `outcome` and `intent` are empty when it did not say.

    `policy` is there when the turn was about policy.
    """

    replies: tuple[Reply, ...]
    outcome: str
    intent: str
    policy: PolicyTrace | None = None


class RasaClient:
    """Keeps its connections open; one client for the whole process."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._settings = settings
        self._place = RasaPlace(settings.rasa_url, settings.rasa_note)
        # httpx looks at every connection of a client for every request: sixteen clients with one connection
        # each cost half of one client with sixteen. The last one used is the one most surely still open.
        self._free: dict[str, list[httpx.AsyncClient]] = {}

    @asynccontextmanager
    async def _connection(self, url: str) -> AsyncIterator[httpx.AsyncClient]:
        free = self._free.setdefault(url, [])
        client = free.pop() if free else self._new(url)
        try:
            yield client
        finally:
            free.append(client)
            await self._forget_left()

    async def _forget_left(self) -> None:
        """Close the connections to where Rasa no longer is."""
        present = self._place.url()
        for url in [known for known in self._free if known != present]:
            while self._free[url]:
                await self._free[url].pop().aclose()

    def _new(self, url: str) -> httpx.AsyncClient:
        token = self._settings.rasa_token
        return httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"} if token else None,
            timeout=httpx.Timeout(self._settings.rasa_timeout_seconds, connect=CONNECT_TIMEOUT_SECONDS),
            limits=httpx.Limits(max_connections=1, keepalive_expiry=KEEP_ALIVE_SECONDS),
            verify=_NO_CERTIFICATES,
            trust_env=False,
        )

    async def ask(
        self,
        conversation: str,
        *,
        text: str | None = None,
        payload: str | None = None,
        message: int | None = None,
    ) -> RasaTurn:
        """One turn of a conversation, with a text or with the payload of a button.

        Args:
            conversation: Who asks.
            text: What was typed.
            payload: What a button sends.
            message: Number of the message: asked again after a crash, Rasa says again what it said.

        Raises:
            RasaTimeoutError: No answer in time.
            Unavailable: Rasa is not there, refuses, or answers something else than a turn.
        """
        body = {"sender": conversation, "message": message, "text": text, "payload": payload}
        body = {key: value for key, value in body.items() if value is not None}
        url = self._place.of(conversation, message)
        try:
            async with self._connection(url) as http:
                response = await http.post("/webhooks/gateway/turn", json=body)
        except httpx.ReadTimeout as error:
            self._place.leave(conversation, message, url)
            raise RasaTimeoutError("Rasa did not answer in time.") from error
        except httpx.TimeoutException as error:
            self._place.settle(conversation, message)
            raise RasaTimeoutError("Rasa did not answer in time.") from error
        except httpx.HTTPError as error:
            self._place.settle(conversation, message)
            raise Unavailable(f"Rasa cannot be reached: {type(error).__name__}.") from error
        self._place.settle(conversation, message)
        if response.status_code != 200:
            raise Unavailable(f"Rasa answered with status {response.status_code}.")
        try:
            return _turn(response.json())
        except (ValueError, TypeError, KeyError, AttributeError, InvalidInput) as error:
            raise Unavailable("Rasa answered something that is no turn.") from error

    async def is_ready(self) -> bool:
        """Whether Rasa can answer: it is there and its model is loaded."""
        try:
            async with self._connection(self._place.url()) as http:
                response = await http.get("/webhooks/gateway/health", timeout=HEALTH_TIMEOUT_SECONDS)
        except httpx.HTTPError:
            return False
        return response.status_code == 200

    async def close(self) -> None:
        """Close the connections."""
        for clients in self._free.values():
            for client in clients:
                await client.aclose()


def _turn(data: Any) -> RasaTurn:
    turn = data.get("turn") or {}
    intent = turn.get("intent") or {}
    return RasaTurn(
        replies=tuple(reply_from_json(reply) for reply in data["replies"]),
        outcome=str(turn.get("outcome") or ""),
        intent=str(intent.get("name") or ""),
        policy=_policy(turn),
    )


def _policy(turn: Any) -> PolicyTrace | None:
    level = turn.get("policy_level")
    if level not in _LEVELS:
        return None
    return PolicyTrace(level, tuple(str(entry["id"]) for entry in turn.get("faq") or ()))
