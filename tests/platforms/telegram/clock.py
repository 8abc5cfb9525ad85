"""The fake's own time, which tests may move."""

import time
from dataclasses import dataclass


@dataclass
class Clock:
    """Time that runs like the machine's, `ahead` seconds before it."""

    ahead: float = 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.ahead

    def advance(self, seconds: float) -> None:
        """Let this much time pass at once."""
        self.ahead += seconds
