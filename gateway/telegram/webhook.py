"""POST /webhooks/telegram: where Telegram posts updates."""

import hmac
import json
import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.http_limits import TooLargeError
from gateway.refusals import Refusals
from gateway.telegram.receiver import Receiver

log = logging.getLogger(__name__)

PATH = "/webhooks/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """200 says that an update need not come again: it is stored, or nothing can be made of it.

    Args:
        secret: What Telegram was told to send with each update.
    """

    def __init__(self, receiver: Receiver, secret: str) -> None:
        self._receiver = receiver
        self._secret = secret.encode()
        self._refusals = Refusals()

    def route(self) -> Route:
        """The route."""
        return Route(PATH, self._post, methods=["POST"])

    async def _post(self, request: Request) -> Response:
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            if self._refusals.is_worth_telling(request):
                log.warning("gateway.telegram.forged")
            # Nobody reads the body: closing ends it.
            return Response(status_code=403, headers={"Connection": "close"})
        try:
            body = await request.body()
        except TooLargeError:
            log.warning("gateway.telegram.too_large")
            return Response(headers={"Connection": "close"})
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            # Coming again would not mend it.
            log.warning("gateway.telegram.no_json bytes=%d", len(body))
            return Response()
        await self._receiver.take(raw)
        return Response()
