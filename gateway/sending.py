"""What a platform must be able to do to be sent to, and how it may fail."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from services.conversations.model import Delivery

Part = Mapping[str, Any]  # one message of the platform, in the platform's own form


class SendingError(Exception):
    """A part was not taken, or nobody knows."""


class NotNowError(SendingError):
    """Surely not taken; it is to be tried again.

    Args:
        reason: For people who look into it.
        pause_seconds: The platform's own wish; None for a pause that grows.
    """

    def __init__(self, reason: str, pause_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.pause_seconds = pause_seconds


class MaybeSentError(SendingError):
    """Perhaps taken: the answer to the request never came."""


class RefusedError(SendingError):
    """Never: the platform does not take this turn."""


class UnreachableError(RefusedError):
    """Never, nor any other turn: the person has blocked us or is gone."""


class OperatorError(SendingError):
    """Nothing can be sent on this channel until a person mends it.

    Args:
        problem: A name of data/gateway/alarms.yml.
        detail: The platform's number or name of it.
    """

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(f"{problem} {detail}".strip())
        self.problem = problem
        self.detail = detail


class Sender(Protocol):
    """One platform."""

    def parts(self, delivery: Delivery) -> Sequence[Part]:
        """The turn as messages of the platform.

        Without looking at anything else than the delivery: after a crash another process makes the same
        parts again, and goes on at the one that was on its way.
        """
        ...

    async def send(self, delivery: Delivery, part: Part) -> None:
        """Hand one part over, within the platform's limits.

        Raises:
            SendingError: One of the five kinds above.
        """
        ...
