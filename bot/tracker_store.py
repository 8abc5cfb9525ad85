"""Where Rasa keeps a dialogue: one short JSON text a conversation, whatever its length.

Stock Rasa replays every event of a session on each message, 21 ms at turn 1 and 143 ms at turn 400;
here only the last turns and the slots are kept. The Center's transcript is not in here.
"""

from __future__ import annotations

import json
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.turn_record import current_turn
from bot.wiring import dialogue_states

KEPT_TURNS = 6


class ShortTrackerStore(TrackerStore):
    """Keeps the last `KEPT_TURNS` turns, the slots and the active form of every conversation."""

    def __init__(
        self, domain: Domain | None = None, event_broker: EventBroker | None = None, **kwargs: Any
    ) -> None:
        super().__init__(domain, event_broker)
        self._states = dialogue_states()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the shortened dialogue and note what the turn understood."""
        _note(tracker)
        events = [_slim(event.as_dict()) for event in shortened(tracker)]
        self._states.put(tracker.sender_id, json.dumps(events, ensure_ascii=False, separators=(",", ":")))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Read a dialogue back; none for a new conversation."""
        stored = self._states.get(sender_id)
        if stored is None:
            return None
        events = deserialise_events(json.loads(stored))
        return DialogueStateTracker.from_events(
            sender_id, events, slots=self.domain.slots, domain=self.domain
        )


def shortened(tracker: DialogueStateTracker) -> list[Event]:
    """The events of the last turns, led by the slots and the form as they were at that point."""
    events = list(tracker.applied_events())
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= KEPT_TURNS:
        return events
    cut = starts[-KEPT_TURNS]
    slots: dict[str, Any] = {}
    form: str | None = None
    for event in events[:cut]:
        if isinstance(event, SlotSet):
            slots[event.key] = event.value
        elif isinstance(event, ActiveLoop):
            form = event.name
    lead: list[Event] = [SlotSet(name, value) for name, value in slots.items() if value is not None]
    if form:
        lead.append(ActiveLoop(form))
    return [*lead, ActionExecuted(ACTION_LISTEN_NAME), *events[cut:]]


def _slim(event: dict[str, Any]) -> dict[str, Any]:
    """Drop what nobody reads back: rankings, metadata of past predictions."""
    parse = event.get("parse_data")
    if parse:
        kept = {key: parse[key] for key in ("intent", "entities", "text") if key in parse}
        event = {**event, "parse_data": kept}
    event.pop("metadata", None)
    return event


def _note(tracker: DialogueStateTracker) -> None:
    record, message = current_turn(), tracker.latest_message
    if record is None or message is None:
        return
    parse = message.parse_data or {}
    record.intent = dict(message.intent)
    record.entities = [_public(entity) for entity in message.entities]
    record.canonical = parse.get("canonical") or message.text or ""


def _public(entity: dict[str, Any]) -> dict[str, Any]:
    names = ("entity", "value", "start", "end", "text", "negated", "also", "place_role")
    return {name: entity.get(name) for name in names}
