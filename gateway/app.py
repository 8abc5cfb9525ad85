"""The ASGI application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from gateway.http_headers import SecurityHeaders
from gateway.http_limits import BodyLimit
from gateway.wiring import Gateway
from services.errors import InvalidInput, NotAllowed, Unavailable


def create_app(gateway: Gateway) -> ASGIApp:
    """The public door; its lifespan takes up what an earlier process left unanswered."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with gateway.running():
            yield

    application = Starlette(
        routes=[
            Route("/", _to_chat),
            Route("/health", gateway.health.show),
            *gateway.chat.routes(),
            *(route for channel in gateway.channels for route in channel.routes),
        ],
        middleware=[Middleware(BodyLimit, sentence=gateway.phrases.said["too_long"].text)],
        exception_handlers={
            InvalidInput: _refusal("invalid", 400),
            NotAllowed: _refusal("not_allowed", 403),
            Unavailable: _refusal("unavailable", 503),
            ClientDisconnect: _refusal("gone", 400),
        },
        lifespan=lifespan,
    )
    return SecurityHeaders(application)


async def _to_chat(_request: Request) -> Response:
    return RedirectResponse("/chat")


def _refusal(name: str, status: int) -> Callable[[Request, Exception], Response]:
    headers = {"Retry-After": "2"} if status == 503 else {}

    def respond(_request: Request, error: Exception) -> Response:
        return JSONResponse({"error": name, "reason": str(error)}, status, headers)

    return respond
