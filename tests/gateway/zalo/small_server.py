"""A server that answers as it is told, and can also cut, hold or drip: what the strict fake is not for."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CUT = "cut"
HOLD = "hold"
DRIP = "drip"

Behaviour = dict[str, Any] | tuple[int, bytes, dict[str, str]] | str


@dataclass
class Request:
    """One that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class SmallServer:
    """`answers` are used up one by one, then `always`; `requests` are those that came."""

    always: Behaviour | Callable[[Request], Behaviour] = field(default_factory=lambda: {"error": 0})
    answers: list[Behaviour | Callable[[Request], Behaviour]] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    url: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: threading.Event = field(default_factory=threading.Event)

    def behaviour(self, request: Request) -> Behaviour:
        with self._lock:
            self.requests.append(request)
            behaviour = self.answers.pop(0) if self.answers else self.always
        return behaviour(request) if callable(behaviour) else behaviour

    @contextmanager
    def running(self) -> Iterator["SmallServer"]:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self
        finally:
            self._ended.set()
            server.shutdown()
            server.server_close()

    def wait(self) -> None:
        """Until the test is over."""
        self._ended.wait(30)


def _handler(small: SmallServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            headers = {key.lower(): value for key, value in self.headers.items()}
            behaviour = small.behaviour(Request(self.command, self.path, headers, body))
            if behaviour == CUT:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
            elif behaviour == HOLD:
                small.wait()
            elif behaviour == DRIP:
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                for _ in range(1000):
                    self.wfile.write(b" ")
                    time.sleep(0.05)
            else:
                status, content, more = (
                    behaviour
                    if isinstance(behaviour, tuple)
                    else (200, json.dumps(behaviour).encode(), {"Content-Type": "text/json"})
                )
                self.send_response(status)
                for name, value in {**more, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

        do_GET = do_POST = answer  # noqa: N815 - names of the library

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - a name of the library
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return  # the client has gone

    return Handler
