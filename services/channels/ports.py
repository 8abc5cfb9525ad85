"""What the channels ask of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.channels.alarms import Alarm


class LeaseRepository(Protocol):
    """Work that one process does at a time."""

    def take(self, name: str, owner: str, until: datetime, now: datetime) -> bool:
        """Take or renew the lease of some work; False while another owner's is running."""
        ...

    def release(self, name: str, owner: str) -> None:
        """Give the lease back, if it is the owner's."""
        ...


class AlarmRepository(Protocol):
    """Alarms for the operator."""

    def sound(self, channel: str, problem: str, at: datetime, detail: str = "") -> bool:
        """Sound an alarm; False if it is sounding already."""
        ...

    def clear(self, channel: str, problem: str) -> bool:
        """End an alarm; False if there was none."""
        ...

    def lasting(self) -> Sequence[Alarm]:
        """Those that sound now, the oldest first."""
        ...
