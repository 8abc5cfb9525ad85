"""What alerts ask of the database."""

from datetime import datetime
from typing import Protocol

from services.alerts.model import Subscription


class SubscriptionRepository(Protocol):
    """Alerts, those that hold and those ended lately."""

    def add(self, subscription: Subscription) -> int:
        """Store a new one; returns its id."""
        ...

    def save(self, subscription: Subscription) -> None:
        """Store a changed one.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """
        ...

    def holding(self) -> list[Subscription]:
        """All that hold, by id."""
        ...

    def of_conversation(self, conversation: str) -> list[Subscription]:
        """Those of one conversation that hold, the oldest first."""
        ...

    def forget_ended_before(self, instant: datetime) -> int:
        """Delete those ended before an instant; returns how many."""
        ...
