"""The Rasa server of this machine, asked directly."""

from collections.abc import Mapping
from typing import Any

import httpx

_PATH = "/webhooks/gateway"
_TURN_SECONDS = 20.0
_HEALTH_SECONDS = 2.0


class RasaClient:
    """Turns over the private channel; may be used by several threads."""

    def __init__(self, url: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=_TURN_SECONDS,
            trust_env=False,  # never through a proxy: it is this machine
        )

    def __enter__(self) -> "RasaClient":
        return self

    def __exit__(self, *exception: object) -> None:
        self._http.close()

    def is_ready(self) -> bool:
        """Whether the model is loaded."""
        try:
            return self._http.get(f"{_PATH}/health", timeout=_HEALTH_SECONDS).is_success
        except httpx.HTTPError:
            return False

    def turn(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """One turn: `sender`, `text` or `payload`, and what else the channel takes.

        Raises:
            httpx.HTTPError: No answer, or one that says something failed.
        """
        answer = self._http.post(f"{_PATH}/turn", json=dict(request))
        answer.raise_for_status()
        body: dict[str, Any] = answer.json()
        return body
