"""A switch that was turned off: the whole assistant, a channel, or a topic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

EVERYTHING = ""  # the target of the whole assistant


class SwitchKind(str, Enum):
    """What is off; the target names which one of its kind."""

    BOT = "bot"
    CHANNEL = "channel"
    SKILL = "skill"
    TOPIC = "topic"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Something that is off, or was.

    Attributes:
        target: A channel, `job`, `course` or `overseas`, a topic of data/policy/topics.yml, an entry's id.
        reason: For colleagues.
        sentence: What people are told.
        until: The end that was set beforehand; None for "until somebody turns it on".
        ended_by: Who turned it on again; "" when its time was over.
    """

    id: int | None = None
    kind: SwitchKind
    target: str = EVERYTHING
    reason: str
    sentence: str
    staff_id: int | None
    staff_name: str
    since: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str = ""
    ended_why: str = ""

    @property
    def thing(self) -> str:
        """Its name in the trail."""
        return f"switch:{self.id}"

    def holds(self, at: datetime) -> bool:
        """Whether it is off at an instant."""
        return self.ended_at is None and self.since <= at and (self.until is None or at < self.until)
