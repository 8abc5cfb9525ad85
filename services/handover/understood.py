"""What the dialogue engine remembers of a conversation, for the officer who takes it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from services.dialogue.policy_state import PolicyState
from services.dialogue.state import SearchState


@dataclass(frozen=True, slots=True)
class Understood:
    """The state of the search and of the policy question talked about last."""

    search: SearchState = field(default_factory=SearchState)
    policy: PolicyState | None = None


def understood(memory: str | None) -> Understood:
    """Read the dialogue engine's memory; nothing is understood where it cannot be read.

    It is a list of events; the last one that sets a slot counts (bot/tracker_store.py).
    """
    slots: dict[str, object] = {}
    try:
        for event in json.loads(memory or "[]"):
            if event.get("event") == "slot":
                slots[event["name"]] = event.get("value")
        search, policy = slots.get("search"), slots.get("policy_state")
        return Understood(
            SearchState.from_json(search if isinstance(search, dict) else None),
            PolicyState.from_json(policy) if isinstance(policy, dict) else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return Understood()
