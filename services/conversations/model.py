"""Messages that arrive, turns of a conversation, deliveries that are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from services.conversations.tickets import PolicyTrace


class Speaker(str, Enum):
    """Who answers the person just now."""

    ASSISTANT = "assistant"
    OFFICER = "officer"


class Occasion(str, Enum):
    """Why something arrived."""

    MESSAGE = "message"
    WELCOME = "welcome"  # first contact: the greeting, and nothing is asked of the assistant
    FLOOD = "flood"  # the first message above the limit: one polite sentence
    DROPPED = "dropped"  # those after it: kept, not answered


class AttachmentKind(str, Enum):
    """What cannot be read as text."""

    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    STICKER = "sticker"
    LOCATION = "location"  # one that is in no commune of ours
    CARD = "card"  # somebody else's telephone number or page
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """`reference` is the platform's address or id of it: never fetched, kept for officers."""

    kind: AttachmentKind
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A message as a channel hands it over, before anybody has stored it.

    `conversation` is "<channel>_<platform id>", the name Rasa knows too.
    `message_id` is unique within the channel, whoever wrote the message.
    One of `text`, `payload` and `attachment` is set, or none for a WELCOME; a payload comes with the
    `title` of its button, an attachment may come with its caption as `text`.
    `rank` orders the messages of one conversation as their platform numbers them; 0 if it does not.
    `raw` is the platform's own update; it is stored masked, forgotten when answered, and never read back.
    """

    channel: str
    conversation: str
    message_id: str
    text: str | None = None
    payload: str | None = None
    title: str | None = None
    attachment: Attachment | None = None
    occasion: Occasion = Occasion.MESSAGE
    rank: int = 0
    raw: Mapping[str, Any] | None = None


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question or one search, as it is counted: never who asked, nor the words.

    Attributes:
        topic: What was searched, "job", "course" or "overseas"; else the topic of the policy entry answered
            from, "policy" where none was found.
        trade: Id of the occupation named first; "" for none.
        commune: Code of the commune searched in, or of the home; "" where no single one is known.
    """

    topic: str
    trade: str = ""
    commune: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a turn ended in.

    `said` is the person's text as the transcript keeps it: personal numbers masked.
    `outcome` is one of `services.outcomes`. `intent` is empty when nobody was asked for one.
    `policy` tells of a turn about policy what the editors want to know; it is not part of the transcript.
    `wanted` is what is counted of it.
    """

    said: str
    replies: tuple[Reply, ...]
    outcome: str
    intent: str = ""
    speaker: Speaker = Speaker.ASSISTANT
    policy: PolicyTrace | None = None
    wanted: Wanted | None = None


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


@dataclass(frozen=True, slots=True)
class Finished:
    """A turn that was stored; `left` are further messages of its conversation, in order.

    They are known only when the worker wanted to let go of the conversation.
    """

    turn: Turn
    left: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Lease:
    """The right of one worker to serve something until an instant; it is renewed while the worker lives."""

    owner: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A turn that is being sent to the person.

    `attempts` were made so far; `unknown` is how often nobody could tell what became of one, `reason` why the
    last one failed. The parts before `part` are with the person.
    `unasked`: an alert or news that nobody has just asked for.
    """

    id: int
    channel: str
    turn: Turn
    attempts: int = 0
    unknown: int = 0
    reason: str = ""
    part: int = 0
    unasked: bool = False
