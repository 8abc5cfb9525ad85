"""The pair of tokens a platform has granted to one account, and when it is renewed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TypeGuard

from services.errors import InvalidInput

LONGEST_TOKEN = 4_000  # characters; today's have some hundreds


class TokenState(str, Enum):
    """How far a renewal has got."""

    GOOD = "good"
    REFRESHING = "refreshing"  # a refresh token is on its way: after a crash it may be used up
    REFUSED = "refused"  # the platform took it no more: somebody must grant again


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformTokens:
    """The newest pair of one account.

    `version` counts the pairs from 1; a change of `state` is no new pair.

    Raises:
        InvalidInput: A token is empty or could not stand in a header; the message does not repeat it.
    """

    oa_id: str
    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    refreshed_at: datetime
    expires_at: datetime
    version: int
    state: TokenState = TokenState.GOOD

    def __post_init__(self) -> None:
        for name, token in (("access", self.access_token), ("refresh", self.refresh_token)):
            if not is_token(token):
                raise InvalidInput(f"The {name} token is empty, too long or has characters no token has.")

    def is_due(self, at: datetime, share: float) -> bool:
        """Whether `share` (0 to 1) of the access token's life is over."""
        return at >= self.refreshed_at + share * (self.expires_at - self.refreshed_at)


def is_token(value: object) -> TypeGuard[str]:
    """Whether a value is a text that can be sent as a token."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TOKEN:
        return False
    return value.isascii() and value.isprintable() and " " not in value
