"""A body above the limit is not read to its end."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 64 * 1024
# Platforms escape every letter, and send along the message that is answered with all its buttons.
MAX_POSTED = 256 * 1024
PLATFORMS = "/webhooks/"


class TooLargeError(Exception):
    """More came than was allowed, or is announced."""


class BodyLimit:
    """Answers 413 with a sentence for people.

    Where platforms post, who reads the body hears of it first: a platform would post a refused one again.

    Args:
        sentence: What the person is told.
        max_body: Bytes.
        max_posted: Bytes of what a platform posts.
    """

    def __init__(
        self, app: ASGIApp, sentence: str, max_body: int = MAX_BODY, max_posted: int = MAX_POSTED
    ) -> None:
        self._app = app
        self._sentence = sentence
        self._max_body = max_body
        self._max_posted = max_posted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_posted = scope["path"].startswith(PLATFORMS)
        limit = self._max_posted if is_posted else self._max_body
        length = Headers(scope=scope).get("content-length", "0")
        is_too_large = not length.isdecimal() or int(length) > limit
        read = 0

        async def counted() -> Message:
            nonlocal read
            if is_too_large:
                raise TooLargeError
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise TooLargeError
            return message

        try:
            if is_too_large and not is_posted:
                raise TooLargeError
            await self._app(scope, counted, send)
        except TooLargeError:
            # Closing tells the browser that the rest of the body is not wanted.
            response = JSONResponse(
                {"error": "too_large", "sentence": self._sentence}, 413, {"Connection": "close"}
            )
            await response(scope, receive, send)
