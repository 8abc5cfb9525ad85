"""Messages that arrive, turns of a conversation, deliveries that are due."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.conversations.tickets import PolicyTrace


class Speaker(str, Enum):
    """Who answers the person just now."""

    ASSISTANT = "assistant"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A message as a channel hands it over, before anybody has stored it.

    `conversation` is "<channel>_<platform id>", the name Rasa knows too.
    `message_id` is unique within the channel, whoever wrote the message.
    Exactly one of `text` and `payload` is set; a payload comes with the `title` of its button.
    """

    channel: str
    conversation: str
    message_id: str
    text: str | None = None
    payload: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An arrival that is stored; `id` grows in the order of storing."""

    id: int
    arrival: Arrival
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press; the payload goes back unchanged."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing found: a vacancy, a course, an order. `kind` and `id` name it."""

    kind: str
    id: str
    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One bubble of the assistant's answer."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    cards: tuple[Card, ...] = ()

    def all_buttons(self) -> tuple[Button, ...]:
        """The buttons below the text, then those of each card."""
        return (*self.buttons, *(button for card in self.cards for button in card.buttons))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a turn ended in.

    `said` is the person's text as the transcript keeps it: personal numbers masked.
    `outcome` is one of `services.outcomes`. `intent` is empty when nobody was asked for one.
    `policy` tells of a turn about policy what the editors want to know; it is not part of the transcript.
    """

    said: str
    replies: tuple[Reply, ...]
    outcome: str
    intent: str = ""
    speaker: Speaker = Speaker.ASSISTANT
    policy: PolicyTrace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One exchange in the transcript.

    `position` counts from 1 within the conversation, without gaps.
    `message_id` is that of the arrival; None when an officer wrote first.
    """

    conversation: str
    position: int
    message_id: str | None
    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A turn still to be sent to the person; `attempts` were made so far."""

    id: int
    channel: str
    turn: Turn
    attempts: int = 0
