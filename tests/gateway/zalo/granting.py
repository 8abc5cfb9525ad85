"""A token endpoint whose refresh tokens are good once."""

import threading
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from tests.gateway.zalo.small_server import Behaviour, Request

REFUSAL = {"error_name": "Invalid refresh token", "error_description": "Invalid refresh token", "error": -118}


@dataclass
class Granting:
    """Takes RT-1 and gives AT-2 and RT-2, and so on; a message needs the newest access token.

    Attributes:
        asked: Refresh tokens that came, in order.
        sent: Messages that were taken.
        expired: Access tokens that are taken no more, though they are the newest.
        grants: False when it takes none any more.
        seconds: How long it takes about it.
    """

    newest: int = 1
    asked: list[str] = field(default_factory=list)
    sent: int = 0
    expired: set[str] = field(default_factory=set)
    grants: bool = True
    seconds: float = 0.0
    token_error: int = -216
    takes: bool = True
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: Request) -> Behaviour:
        if request.path == "/v4/oa/access_token":
            time.sleep(self.seconds)
            return self.refresh(request)
        with self._lock:
            token = request.headers["access_token"]
            if not self.takes or token in self.expired or token != f"AT-{self.newest}":
                return {"error": self.token_error, "message": "Access token is invalid"}
            self.sent += 1
        return {"error": 0, "data": {"message_id": str(self.sent)}}

    def refresh(self, request: Request) -> Behaviour:
        with self._lock:
            token = parse_qs(request.body.decode())["refresh_token"][0]
            self.asked.append(token)
            if not self.grants or token != f"RT-{self.newest}":
                return REFUSAL
            self.newest += 1
            return {
                "access_token": f"AT-{self.newest}",
                "refresh_token": f"RT-{self.newest}",
                "expires_in": "90000",
            }
