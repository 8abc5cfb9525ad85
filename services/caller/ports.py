"""What the log of calls asks of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.caller.model import Call


class CallRepository(Protocol):
    """Calls that officers took."""

    def add(self, call: Call) -> int:
        """Keep a call; returns its id."""
        ...

    def get(self, call_id: int) -> Call | None:
        """One call; None if there never was one, or it was taken back."""
        ...

    def remove(self, call_id: int) -> None:
        """Forget a call; nothing happens when there is none."""
        ...

    def between(self, since: datetime, until: datetime) -> Sequence[Call]:
        """Calls from an instant on and before another, oldest first."""
        ...

    def count(self, since: datetime, officer_id: int) -> int:
        """How many calls an officer has taken from an instant on."""
        ...
