"""The only door to Rasa: one turn in, everything it did out, for the gateway on the loopback."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.repetitions import Repetitions
from bot.replies import gather
from bot.turn_record import open_turn
from bot.turn_request import TurnRequest, is_authorised, read_turn
from services.errors import InvalidInput

TOLD = ("intent", "outcome", "policy_level", "faq")  # of a turn, when nobody asks for all of it


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
        repetitions = Repetitions()

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return response.json({"status": "ok" if ready else "loading"}, status=200 if ready else 503)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            if not is_authorised(request.headers.get("authorization", ""), self._token):
                return response.json({"error": "unauthorised"}, status=403)
            try:
                asked = read_turn(request.json)
            except InvalidInput as error:
                return response.json({"error": str(error)}, status=400)
            if asked.number is None:
                return response.json(await answer(asked))
            name = (asked.sender, asked.number)
            return response.json(await repetitions.once(name, lambda: answer(asked)))

        async def answer(asked: TurnRequest) -> dict[str, Any]:
            collector = CollectingOutputChannel()
            with open_turn() as record:
                await on_new_message(
                    UserMessage(
                        text=asked.message,
                        output_channel=collector,
                        sender_id=asked.sender,
                        input_channel=self.name(),
                        metadata={"at": asked.at.isoformat()} if asked.at else {},
                    )
                )
            told = gather(collector.messages, record)
            if not asked.trace:
                told["turn"] = {key: told["turn"].get(key) for key in TOLD}
            return told

        return routes
