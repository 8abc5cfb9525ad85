"""Rasa as the gateway asks it, on a given day and with the whole story of each turn kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import httpx

from gateway.rasa_client import RasaClient, RasaTimeoutError, RasaTurn
from gateway.settings import GatewaySettings
from services.conversations.reply_json import reply_from_json
from services.errors import InvalidInput, Unavailable


class TracedRasa(RasaClient):
    """Takes the place of the gateway's client; `take` gives what Rasa told of a turn."""

    def __init__(self, settings: GatewaySettings, day: date, wire: httpx.AsyncBaseTransport | None) -> None:
        super().__init__(settings)
        self._http = httpx.AsyncClient(
            base_url=settings.rasa_url,
            headers={"Authorization": f"Bearer {settings.rasa_token}"},
            timeout=settings.rasa_timeout_seconds,
            transport=wire,
            trust_env=False,
        )
        self._day = day.isoformat()
        self._told: dict[str, tuple[str | None, Mapping[str, Any]]] = {}

    async def ask(
        self,
        conversation: str,
        *,
        text: str | None = None,
        payload: str | None = None,
        message: int | None = None,
    ) -> RasaTurn:
        """One turn; the same errors as the gateway's own client. A line of a replay is asked once."""
        said = {"text": text} if payload is None else {"payload": payload}
        body = {"sender": conversation, **said, "at": self._day, "trace": True}
        try:
            response = await self._http.post("/webhooks/gateway/turn", json=body)
            response.raise_for_status()
            answer = response.json()
            replies = tuple(reply_from_json(reply) for reply in answer["replies"])
            turn = answer["turn"]
        except httpx.TimeoutException as error:
            raise RasaTimeoutError("Rasa did not answer in time.") from error
        except (httpx.HTTPError, ValueError, KeyError, TypeError, InvalidInput) as error:
            raise Unavailable(f"Rasa gave no turn: {type(error).__name__}.") from error
        self._told[conversation] = (text, turn)
        intent = turn.get("intent") or {}
        return RasaTurn(replies=replies, outcome=turn.get("outcome") or "", intent=intent.get("name") or "")

    def take(self, conversation: str) -> tuple[str | None, Mapping[str, Any]]:
        """Text asked and story of the conversation's last turn; nothing when Rasa gave no answer."""
        return self._told.pop(conversation, (None, {}))

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()
