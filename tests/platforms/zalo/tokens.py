"""Authorisation codes, access tokens and refresh tokens, with their lives by the fake's clock."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field

from tests.platforms.zalo.clock import Clock

CODE_SECONDS = 600
ACCESS_SECONDS = 90_000
REFRESH_SECONDS = 90 * 24 * 3600


class GrantError(Exception):
    """The token endpoint refuses.

    Args:
        number: Not documented for most reasons: nobody may rely on it.
    """

    def __init__(self, number: int | str, name: str, reason: str) -> None:
        self.number = number
        self.name = name
        self.reason = reason
        super().__init__(f"{number}: {name}")


@dataclass(frozen=True)
class Pair:
    access: str
    refresh: str


def challenge_of(verifier: str) -> str:
    """PKCE, S256."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@dataclass
class Tokens:
    """What was granted.

    Attributes:
        access_seconds: Life of an access token, told as `expires_in`.
        refresh_error: Number of the answer to a dead refresh token; sources differ (-118, -220, words).
        refreshes: How many refresh tokens were used up.
    """

    clock: Clock
    access_seconds: int = ACCESS_SECONDS
    refresh_error: int | str = -118
    refreshes: int = 0
    _codes: dict[str, tuple[float, str | None]] = field(default_factory=dict)
    _access: dict[str, float] = field(default_factory=dict)
    _refresh: dict[str, float] = field(default_factory=dict)

    def code(self, challenge: str | None = None) -> str:
        """An administrator agreed; good once, for ten minutes."""
        code = secrets.token_urlsafe(24)
        self._codes[code] = (self.clock.now() + CODE_SECONDS, challenge)
        return code

    def issue(self) -> Pair:
        """A new pair, as the console's API Explorer gives it."""
        pair = Pair(f"AT-{secrets.token_urlsafe(48)}", f"RT-{secrets.token_urlsafe(48)}")
        self._access[pair.access] = self.clock.now() + self.access_seconds
        self._refresh[pair.refresh] = self.clock.now() + REFRESH_SECONDS
        return pair

    def exchange(self, code: str, verifier: str | None) -> Pair:
        """A code for a pair.

        Raises:
            GrantError: It was used, is too old or unknown, or the verifier is not that of its challenge.
        """
        until, challenge = self._codes.pop(code, (0.0, None))
        if until < self.clock.now():
            raise GrantError(-14004, "Invalid authorization code", "Code is invalid, used or expired")
        if challenge is not None and (not verifier or challenge_of(verifier) != challenge):
            raise GrantError(-14005, "Invalid code verifier", "code_verifier does not match code_challenge")
        return self.issue()

    def refresh(self, token: str) -> Pair:
        """A refresh token for a pair; it is dead from now on.

        Raises:
            GrantError: It was used, is too old or unknown.
        """
        if self._refresh.pop(token, 0.0) < self.clock.now():
            reason = "Refresh token is invalid or expired"
            raise GrantError(self.refresh_error, "Invalid refresh token", reason)
        self.refreshes += 1
        return self.issue()

    def alive(self, access: str | None) -> bool:
        """Whether an access token counts."""
        return access is not None and self._access.get(access, 0.0) > self.clock.now()

    def revoke(self) -> None:
        """The administrator took the grant back, or the app's settings changed: all tokens are dead."""
        self._access.clear()
        self._refresh.clear()
