"""A fake platform's application on a port of the loopback, in a thread and a loop of its own."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LIMIT_SECONDS = 30.0  # of a machine that is busy with something else
CUT = "fake.cut"


class CuttableProtocol(HttpToolsProtocol):
    """HTTP whose connection an application may cut without an answer."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {CUT: {"transport": self.transport}}


async def cut_connection(scope: dict[str, Any]) -> None:
    """End the connection of this request as a broken network does; nothing sent later arrives."""
    scope["extensions"][CUT]["transport"].abort()
    await asyncio.sleep(0.01)  # the server must hear of it before it is handed an answer


class _Server(uvicorn.Server):
    def __init__(self, app: ASGIApp, on_ending: Callable[[], None]) -> None:
        self._on_ending = on_ending
        super().__init__(
            uvicorn.Config(
                app,
                http=CuttableProtocol,
                ws="none",
                access_log=False,
                log_level="error",
                server_header=False,
                timeout_keep_alive=30,
                timeout_graceful_shutdown=1,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._on_ending()
        await super().shutdown(sockets)


@contextmanager
def serving(app: ASGIApp, port: int = 0, on_ending: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The address of the running application; it has ended when the block has.

    Args:
        app: What is served.
        port: Where; 0 for any free one.
        on_ending: Called in the loop of the server when the end begins, so that open requests may finish.

    Raises:
        OSError: Somebody else listens at the port.
    """
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", port))
        server = _Server(app, on_ending)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + LIMIT_SECONDS
        while not server.started:
            if time.monotonic() > deadline or not thread.is_alive():
                raise RuntimeError("the fake platform did not start")
            time.sleep(0.005)
        try:
            yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
