"""Settings of the action server, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass

from services.addresses import ACTION_PORT


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSettings:
    """Where Rasa calls the actions, and whether they count.

    Attributes:
        port: On the loopback.
        rehearsal: Nothing that a turn writes is kept, as while replaying.
    """

    port: int
    rehearsal: bool = False

    @classmethod
    def from_env(cls) -> ActionSettings:
        """Read the settings: TROLY_ACTION_PORT, or the usual port; TROLY_DIALOGUE_STATES."""
        return cls(
            port=int(os.environ.get("TROLY_ACTION_PORT") or ACTION_PORT),
            rehearsal=os.environ.get("TROLY_DIALOGUE_STATES") == "memory",
        )
