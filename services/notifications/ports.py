"""What the tray asks of the database."""

from datetime import datetime
from typing import Protocol

from services.notifications.model import LastHeard, Notification


class NotificationRepository(Protocol):
    """The tray of notifications; channels send from it."""

    def put(self, notification: Notification) -> bool:
        """Lay one into the tray; False, and nothing changes, when there was one of its topic."""
        ...

    def had(self, topic: str) -> bool:
        """Whether one of a topic was laid into the tray, sent or not."""
        ...

    def due(self, at: datetime, limit: int) -> list[Notification]:
        """Those that wait, may be sent by now and have not expired, the oldest first."""
        ...

    def mark_sent(self, notification_id: int, at: datetime) -> None:
        """The platform has taken it."""
        ...

    def drop(self, conversation: str, topics: str) -> int:
        """Take what waits for a conversation out of the tray, where its topic begins so; returns how many."""
        ...

    def last_heard(self, conversation: str) -> LastHeard | None:
        """When the person of a conversation last wrote; None if she never did, or does not let us write."""
        ...

    def forget_before(self, instant: datetime) -> int:
        """Delete those made before an instant; returns how many."""
        ...
