"""An ASGI application on a free port of the loopback, in a thread."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp

from gateway.app import create_app
from gateway.server import Server
from gateway.wiring import Gateway


@contextmanager
def serving(app: ASGIApp, port: int = 0, on_ending: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The address of the running application; it has ended when the block has."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("127.0.0.1", port))
    server = Server(app, "127.0.0.1", port, on_ending)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        sock.close()


@contextmanager
def serving_gateway(gateway: Gateway, port: int = 0) -> Iterator[str]:
    """The address of a gateway."""
    with serving(create_app(gateway), port, gateway.end_pages) as address:
        yield address
