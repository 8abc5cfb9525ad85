"""The web server, which lets open pages go before it ends."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from gateway.connections import BoundedProtocol

GRACE_SECONDS = 1


class Server(uvicorn.Server):
    """Uvicorn, set up for the gateway.

    Args:
        app: What is served.
        host: Address to listen at.
        port: Port to listen at.
        on_ending: Called when the end begins: an event stream would otherwise be waited for and cut off.
    """

    def __init__(self, app: ASGIApp, host: str, port: int, on_ending: Callable[[], None]) -> None:
        self._on_ending = on_ending
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                http=BoundedProtocol,
                ws="none",  # the websockets that rasa allows are too old for uvicorn, and none are used
                access_log=False,  # addresses and ids of people are nobody's business
                log_level="error",  # what strangers send that is no HTTP is not worth a line each
                server_header=False,
                timeout_keep_alive=30,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more requests, end what is open."""
        self._on_ending()
        await super().shutdown(sockets)


def listening(host: str, port: int, *, shared: bool) -> socket.socket:
    """A socket that listens.

    Args:
        host: Address to listen at.
        port: Port to listen at.
        shared: Several processes listen at it; the system deals the connections out.
    """
    address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    sock = socket.socket(address[0], socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    sock.bind(address[4])
    return sock
