"""What every request must have before it is looked at: a token, its proof, and room in the minute."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tests.platforms.zalo.answers import RefusedError, as_json, failure
from tests.platforms.zalo.clock import Clock
from tests.platforms.zalo.tokens import Tokens
from tests.platforms.zalo.wire import Wire

PER_MINUTE = 4000
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass
class Gate:
    """The guard of one host.

    Attributes:
        token_error: Number for a token that is unknown or too old: -216 of the OpenAPI, -124 of business.
        per_minute: Requests of the application in one minute of the clock; None where no limit is known.
        proof_needed: Whether `appsecret_proof` was switched on for the application.
        shut: A number that every request gets: -224 (package too small), -221 (not verified), …
    """

    app_secret: str
    tokens: Tokens
    clock: Clock
    wire: Wire
    token_error: int
    per_minute: int | None = PER_MINUTE
    proof_needed: bool = False
    shut: int | None = None
    _minute: int = 0
    _used: int = 0

    def guarded(self, endpoint: Endpoint) -> Endpoint:
        """The endpoint, behind the gate; its refusals become answers with HTTP 200."""

        async def answered(request: Request) -> Response:
            headers = self._count()
            try:
                self._check(request)
                response = await endpoint(request)
            except RefusedError as refused:
                await request.body()  # taken off the line, so that the connection can be used again
                self.wire.note(request, refused.number, refused.words)
                response = as_json(failure(refused))
            response.headers.update(headers)
            return response

        return answered

    def _count(self) -> dict[str, str]:
        if self.per_minute is None:
            return {}
        minute = int(self.clock.now() // 60)
        if minute != self._minute:
            self._minute, self._used = minute, 0
        self._used += 1
        left = max(0, self.per_minute - self._used)
        return {"X-RateLimit-Limit": str(self.per_minute), "X-RateLimit-Remain": str(left)}

    def _check(self, request: Request) -> None:
        if self.per_minute is not None and self._used > self.per_minute:
            raise RefusedError(-32)
        access = request.headers.get("access_token")  # `Authorization: Bearer` counts for nothing
        if access is None or not self.tokens.alive(access):
            raise RefusedError(self.token_error)
        if self.proof_needed and not hmac.compare_digest(
            self._proof(access), request.headers.get("appsecret_proof", "")
        ):
            raise RefusedError(-242)
        if self.shut is not None:
            raise RefusedError(self.shut)

    def _proof(self, access: str) -> str:
        return hmac.new(self.app_secret.encode(), access.encode(), hashlib.sha256).hexdigest()
