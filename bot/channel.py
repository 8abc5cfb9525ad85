"""The only door to Rasa: one turn in, everything it did out, for the gateway on the loopback."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.replies import gather
from bot.turn_record import open_turn


class GatewayChannel(InputChannel):
    """POST turn, GET health; every request to turn carries the loopback token."""

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def name(cls) -> str:
        return "gateway"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Routes below /webhooks/gateway."""
        routes = Blueprint("gateway_channel")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return response.json({"status": "ok" if ready else "loading"}, status=200 if ready else 503)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.headers.get("authorization", ""), f"Bearer {self._token}"):
                return response.json({"error": "unauthorised"}, status=403)
            body = request.json
            problem = _problem(body)
            if problem:
                return response.json({"error": problem}, status=400)
            collector = CollectingOutputChannel()
            with open_turn() as record:
                await on_new_message(
                    UserMessage(
                        text=_message_text(body),
                        output_channel=collector,
                        sender_id=body["sender"],
                        input_channel=self.name(),
                        metadata={"at": body["at"]} if body.get("at") else {},
                    )
                )
            answer = gather(collector.messages, record)
            if not body.get("trace"):
                answer["turn"] = {key: answer["turn"].get(key) for key in ("intent", "outcome")}
            return response.json(answer)

        return routes


def _problem(body: Any) -> str | None:
    if not isinstance(body, dict) or not isinstance(body.get("sender"), str) or not body["sender"]:
        return "a JSON object with a sender is needed"
    text, payload = body.get("text"), body.get("payload")
    if not isinstance(text if payload is None else payload, str):
        return "text or payload is needed"
    return None


def _message_text(body: dict[str, Any]) -> str:
    """A button's payload as it is; typed text without leading slashes, which Rasa would obey."""
    if body.get("payload") is not None:
        return str(body["payload"])
    return str(body["text"]).lstrip("/ \t\n") or "…"
