"""What a turn says, before any channel gives it a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.dialogue.frame import Frame
from services.dialogue.policy_state import PolicyState
from services.dialogue.state import SearchState
from services.outcomes import Outcome

ITEM_NAMES = {"job": "vacancy", "course": "course", "overseas": "overseas_order"}


@dataclass(frozen=True, slots=True)
class Button:
    """A title and the payload it sends back, at most 64 bytes."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One offer: `key` is its kind and number, as in `vacancy:12`."""

    key: str
    title: str
    lines: tuple[str, ...]
    buttons: tuple[Button, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """In the form of the replay contract, buttons added."""
        kind, _, number = self.key.partition(":")
        return {
            "kind": kind,
            "id": number,
            "title": self.title,
            "lines": list(self.lines),
            "buttons": [{"title": button.title, "payload": button.payload} for button in self.buttons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message: the name of its response in the domain and the values it needs, or its `text` as it is."""

    response: str = ""
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An offer shown, and why."""

    key: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one sentence led to.

    Attributes:
        state: What is remembered from now on.
        ask: The one reply is the question of the state, which waits for its answer.
        policy: What is remembered of the policy question talked about; none when it is left.
        told: Further keys of the replay contract, such as `faq` and `citations`.
    """

    state: SearchState
    replies: tuple[Reply, ...]
    outcome: Outcome
    items: tuple[Item, ...] = ()
    ask: bool = False
    policy: PolicyState | None = None
    told: Mapping[str, Any] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """The turn in the form of the replay contract."""
        frame: Frame = self.state.frame
        return {
            "outcome": self.outcome.value,
            "frame": frame.as_json(),
            "items": [
                {"kind": item.key.partition(":")[0], "id": item.key.partition(":")[2], "why": list(item.why)}
                for item in self.items
            ],
            **self.told,
        }
