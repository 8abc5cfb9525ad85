"""What registrations ask of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.interest.model import Interest, InterestStatus


class InterestRepository(Protocol):
    """Names put down for offers."""

    def add(self, interest: Interest) -> int:
        """Store a new one; returns its id."""
        ...

    def get(self, interest_id: int) -> Interest | None:
        """One of them; None if there never was one, or it was forgotten."""
        ...

    def save(self, interest: Interest) -> None:
        """Store a changed one.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """
        ...

    def of_conversation(self, conversation: str) -> list[Interest]:
        """All of one conversation, the newest first."""
        ...

    def listed(self, statuses: Sequence[InterestStatus], limit: int) -> list[Interest]:
        """Those of some statuses, the oldest first."""
        ...

    def forget_before(self, instant: datetime) -> int:
        """Delete those registered before an instant; returns how many."""
        ...
