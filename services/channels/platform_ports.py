"""What accounts with platforms ask of the database: their tokens, and what their messages cost."""

from datetime import date
from typing import Protocol

from services.channels.costs import CostKind
from services.channels.tokens import PlatformTokens, TokenState


class PlatformTokenRepository(Protocol):
    """One pair of tokens for each account."""

    def get(self, oa_id: str) -> PlatformTokens | None:
        """The newest pair; None if none was ever granted."""
        ...

    def replace(self, tokens: PlatformTokens, before: int) -> bool:
        """Store a new pair in place of that with the version `before`, 0 for none.

        Returns:
            False, and nothing is changed, when another version stands there.

        Raises:
            Unavailable: It cannot be stored; the error repeats no token.
        """
        ...

    def mark(self, oa_id: str, version: int, state: TokenState) -> bool:
        """Note how far the renewal of a pair has got; False when another version stands there."""
        ...


class MessageCostRepository(Protocol):
    """How many messages were sent, by channel, day in Cà Mau and kind."""

    def add(self, channel: str, day: date, kind: CostKind, number: int = 1) -> None:
        """Count messages; a negative number takes back what was not sent after all."""
        ...

    def total(self, channel: str, kind: CostKind, since: date, before: date) -> int:
        """How many from a day on until before another.

        After an `add` of today, nobody else's of today is missing until the transaction ends.
        """
        ...
