"""A tracker as Rasa sends it, an action run on it, and what it said."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from services.dialogue.policy_state import PolicyState
from services.dialogue.state import SearchState

DOMAIN = {"forms": {"place_form": {"required_slots": ["asked_place"]}}}


@dataclass(frozen=True)
class Done:
    """What an action said, as Rasa collects it, and the slots and other events it left."""

    messages: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def slots(self) -> dict[str, Any]:
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    @property
    def followed_by(self) -> str | None:
        return next((event["name"] for event in self.events if event["event"] == "followup"), None)

    @property
    def closes_form(self) -> bool:
        return any(event["event"] == "active_loop" and event["name"] is None for event in self.events)

    @property
    def state(self) -> SearchState:
        return SearchState.from_json(self.slots["search"])

    @property
    def responses(self) -> list[str]:
        return [message["response"] for message in self.messages if message.get("response")]

    @property
    def turn(self) -> dict[str, Any]:
        """What the action recorded of the turn."""
        return next(m["custom"]["turn"] for m in self.messages if "turn" in (m.get("custom") or {}))


def tracker(
    intent: str = "search_job",
    entities: list[dict[str, Any]] | None = None,
    state: SearchState | None = None,
    form: str | None = None,
    at: str | None = "2026-03-02",
    policy: PolicyState | None = None,
    asked: Mapping[str, Any] | None = None,
    said: str = "",
) -> Tracker:
    """A tracker with its latest message; events are left out, as bot/action_endpoint.py does.

    `asked` is what the graph component found of policy, `said` the message in canonical form.
    """
    slots = {"search": state.as_json() if state else None, "asked_place": None}
    slots["requested_slot"] = "asked_place" if form else None
    slots["policy_state"] = policy.as_json() if policy else None
    return Tracker(
        sender_id="web_1",
        slots=slots,
        latest_message={
            "intent": {"name": intent},
            "entities": entities or [],
            "metadata": {"at": at} if at else {},
            "canonical": said,
            "policy": asked or {},
        },
        events=[],
        paused=False,
        followup_action=None,
        active_loop={"name": form} if form else {},
        latest_action_name="action_listen",
    )


def run(action: Action, on: Tracker) -> Done:
    """Run an action as the server does."""
    dispatcher = CollectingDispatcher()

    async def call() -> Any:
        outcome = action.run(dispatcher, on, DOMAIN)
        return await outcome if isawaitable(outcome) else outcome

    events = asyncio.run(call())
    return Done(messages=dispatcher.messages, events=events)
