"""Settings of the action server, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass

from services.addresses import ACTION_PORT


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSettings:
    """`port` on the loopback, where Rasa calls the actions."""

    port: int

    @classmethod
    def from_env(cls) -> ActionSettings:
        """Read the settings: TROLY_ACTION_PORT, or the usual port."""
        return cls(port=int(os.environ.get("TROLY_ACTION_PORT") or ACTION_PORT))
