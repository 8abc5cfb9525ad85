"""The bare requests of an application, without any of its care."""

from dataclasses import dataclass, field
from typing import Any

import requests

from tests.platforms.zalo.fake import FakeZalo

WAIT_SECONDS = 30


@dataclass
class Client:
    """Holds a pair of tokens."""

    zalo: FakeZalo
    access: str = ""
    refresh: str = ""
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        pair = self.zalo.issue_tokens()
        self.access, self.refresh = pair.access, pair.refresh

    def token(self, secret: str | None = None, **form: str) -> requests.Response:
        """Ask the token endpoint."""
        headers = {"secret_key": self.zalo.app_secret if secret is None else secret}
        url = f"{self.zalo.url}/v4/oa/access_token"
        return self.session.post(url, headers=headers, data=form, timeout=WAIT_SECONDS)

    def post(self, path: str, body: Any = None, wait: float = WAIT_SECONDS, **more: Any) -> requests.Response:
        headers = more.pop("headers", {"access_token": self.access})
        return self.session.post(self.zalo.url + path, json=body, headers=headers, timeout=wait, **more)

    def get(self, path: str, **parameters: str) -> dict[str, Any]:
        headers = {"access_token": self.access}
        answer = self.session.get(
            self.zalo.url + path, params=parameters, headers=headers, timeout=WAIT_SECONDS
        )
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    def send(self, user: Any, message: Any) -> dict[str, Any]:
        """A consulting message; what the answer says."""
        answer = self.post("/v3.0/oa/message/cs", {"recipient": {"user_id": user}, "message": message})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found
