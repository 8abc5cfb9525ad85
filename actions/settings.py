"""Settings of the action server, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSettings:
    """`port` on the loopback, where Rasa calls the actions."""

    port: int

    @classmethod
    def from_env(cls) -> ActionSettings:
        """Read the settings; 5055 unless TROLY_ACTION_PORT says otherwise."""
        return cls(port=int(os.environ.get("TROLY_ACTION_PORT", "5055")))
