"""What an operator sees of a channel at a glance: numbers, never words or names of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOverview:
    """Turns on their way to a platform.

    Attributes:
        waiting: To be sent, or sent again.
        sending: On their way just now.
        sent: Taken by the platform since an instant.
        dead: Given up, ever.
        unknown: Of all these, how many may have reached the person twice.
        unreachable: People who do not let us write.
        oldest: When the oldest turn that still waits was said.
    """

    waiting: int = 0
    sending: int = 0
    sent: int = 0
    dead: int = 0
    unknown: int = 0
    unreachable: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadTurn:
    """A turn that was given up; `said_at` is when the assistant said it."""

    id: int
    conversation: str
    said_at: datetime
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True)
class HeldWork:
    """Work that one process does for all, such as polling."""

    name: str
    owner: str
    until: datetime


class OverviewRepository(Protocol):
    """Reads only."""

    def of_channel(self, channel: str, since: datetime) -> ChannelOverview:
        """A channel now; `sent` counts from an instant on."""
        ...

    def unsent(self) -> dict[str, dict[str, int]]:
        """By channel: how many turns are waiting, sending and dead; states with none are left out."""
        ...

    def dead(self, channel: str, limit: int) -> Sequence[DeadTurn]:
        """Turns that were given up, the newest first."""
        ...

    def held(self, at: datetime) -> Sequence[HeldWork]:
        """Work that somebody holds at an instant, by name."""
        ...
