"""Settings of the Rasa server, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass

from services.addresses import ACTION_PORT, LOOPBACK, RASA_PORT


@dataclass(frozen=True, slots=True, kw_only=True)
class RasaSettings:
    """Where Rasa listens and what it serves.

    Attributes:
        model: Path of the model archive.
        port: On the loopback.
        action_url: Address of the action server's webhook.
        token: Shared with the gateway; every turn must carry it.
        turn_timeout_seconds: After which the gateway is told that the turn failed.
    """

    model: str
    port: int
    action_url: str
    token: str
    turn_timeout_seconds: float = 15.0

    @classmethod
    def from_env(cls) -> RasaSettings:
        """Read the settings.

        Raises:
            SystemExit: A variable without default is missing; its name is in the message.
        """
        missing = [name for name in ("TROLY_MODEL", "TROLY_RASA_TOKEN") if not os.environ.get(name)]
        if missing:
            raise SystemExit(f"missing environment variable: {', '.join(missing)}")
        action_port = int(os.environ.get("TROLY_ACTION_PORT") or ACTION_PORT)
        return cls(
            model=os.environ["TROLY_MODEL"],
            port=int(os.environ.get("TROLY_RASA_PORT") or RASA_PORT),
            action_url=f"http://{LOOPBACK}:{action_port}/webhook",
            token=os.environ["TROLY_RASA_TOKEN"],
        )
