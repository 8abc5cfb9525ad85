"""Answers as Rasa does on its port, with the name of its model; one named "dying" ends at once."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

MODEL = Path(os.environ["TROLY_MODEL"]).name


class Stub(BaseHTTPRequestHandler):
    """Ready from the first moment on."""

    def do_GET(self) -> None:
        self._say({"status": "ok"})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self._say({"replies": [{"text": MODEL}], "turn": {}})

    def _say(self, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing."""


if __name__ == "__main__":
    if MODEL == "dying":
        sys.exit(3)
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["TROLY_RASA_PORT"])), Stub).serve_forever()
