"""A body above the limit is not read to its end."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 64 * 1024


class _TooLargeError(Exception):
    """More came than was allowed."""


class BodyLimit:
    """Answers 413 with a sentence for people.

    Args:
        sentence: What the person is told.
        max_body: Bytes.
    """

    def __init__(self, app: ASGIApp, sentence: str, max_body: int = MAX_BODY) -> None:
        self._app = app
        self._sentence = sentence
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._max_body:
                raise _TooLargeError
            return message

        try:
            length = Headers(scope=scope).get("content-length", "0")
            if not length.isdecimal() or int(length) > self._max_body:
                raise _TooLargeError
            await self._app(scope, counted, send)
        except _TooLargeError:
            # Closing tells the browser that the rest of the body is not wanted.
            response = JSONResponse(
                {"error": "too_large", "sentence": self._sentence}, 413, {"Connection": "close"}
            )
            await response(scope, receive, send)
