"""Connections that want nothing but to be held: slow, silent, endless or too many."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from gateway.callers import limited_name

MAX_HEAD = 32 * 1024  # bytes of address and headers; browsers and platforms send a few thousand
# Bytes of a whole request; what of it may be body, `gateway.http_limits` says.
MAX_REQUEST = 1024 * 1024
# A message of the longest kind takes ten seconds over the worst mobile network.
REQUEST_SECONDS = 30.0
# Of one address at one time. Whole villages share one, and every open page holds a connection.
CONNECTIONS_PER_CALLER = 500


class BoundedProtocol(HttpToolsProtocol):
    """HTTP that ends a connection which does not get on; the server below it would wait for ever.

    A proxy on this machine is no caller of its own: how many it brings along is its own business.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._bytes = 0  # of the request that is being read
        self._heads = 0  # how many were read
        self._in_head = True
        self._is_whole = False
        self._deadline: asyncio.TimerHandle | None = None
        self._caller: str | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody connects."""
        super().connection_made(transport)
        self._caller = limited_name(self.client[0]) if self.client else None
        if self._caller is not None and self._held() > CONNECTIONS_PER_CALLER:
            transport.abort()
            return
        self._begin_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has ended."""
        self._end_deadline()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A piece of a request, of the end of one, or of several."""
        heads = self._heads
        self._is_whole = False
        super().data_received(data)
        if self._is_whole:
            self._end_deadline()
            return
        self._begin_deadline()
        if heads == self._heads:
            self._bytes += len(data)
            if self._bytes > (MAX_HEAD if self._in_head else MAX_REQUEST):
                self.transport.abort()

    def on_headers_complete(self) -> None:
        """The body follows."""
        self._heads += 1
        self._in_head, self._bytes = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is here."""
        self._in_head, self._bytes, self._is_whole = True, 0, True
        super().on_message_complete()

    def _begin_deadline(self) -> None:
        # One for the whole request: a byte now and then does not put it off.
        if self._deadline is None:
            self._deadline = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _end_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _held(self) -> int:
        """How many connections the caller holds, this one among them."""
        return sum(getattr(one, "_caller", None) == self._caller for one in self.connections)
