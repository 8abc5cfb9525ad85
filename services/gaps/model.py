"""Questions without a good answer, and the groups they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256


class Why(str, Enum):
    """What was not good about the answer; a bad mark weighs more than what the assistant knew itself.

    `MISREAD` is what an officer says of a turn nobody else complained of.
    """

    UNANSWERED = "unanswered"
    UNSURE = "unsure"
    BAD = "bad"
    MISREAD = "misread"


class GapState(str, Enum):
    """Waiting for an editor, made into a draft, or set aside."""

    OPEN = "open"
    DRAFTED = "drafted"
    DISMISSED = "dismissed"


class Source(str, Enum):
    """Where questions are found; each is read on from where it was left."""

    POLICY = "policy"
    TURNS = "turns"
    MARKS = "marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One turn without a good answer.

    Attributes:
        said: The person's words, masked as the place it stands in demands.
        told: What was wrong, where the person said so (services.conversations.rating.Reason).
        intent: As the model read it; "" where nobody asked it.
        entries: Those answered from or offered.
        at: When the turn was stored, the mark given, or the report made.
        note: What the officer added who reported it, masked; `reported_by` is her name.
    """

    conversation: str
    position: int
    said: str
    why: Why
    at: datetime
    told: str = ""
    intent: str = ""
    entries: tuple[str, ...] = ()
    note: str = ""
    reported_by: str = ""

    @property
    def reference(self) -> str:
        """A name that tells nobody whose it is."""
        return reference_of(self.conversation, self.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One question in several wordings.

    Attributes:
        wording: The newest.
        head: Search key that others are compared with.
        total: Questions in it; `bad` of them have a bad mark, `reported` were reported by officers.
        entry: What it was made into, while `drafted`.
        reason: Why it was set aside.
        seen: `total` when it was decided on.
    """

    id: int
    wording: str
    head: str
    total: int
    bad: int
    first_at: datetime
    last_at: datetime
    reported: int = 0
    state: GapState = GapState.OPEN
    entry: str = ""
    reason: str = ""
    decided_name: str = ""
    decided_at: datetime | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class After:
    """Where a page of the list ended: its last group."""

    total: int
    id: int


def reference_of(conversation: str, position: int) -> str:
    """A name of a turn that tells nobody whose it is."""
    return sha256(f"{conversation} {position}".encode()).hexdigest()[:16]
