"""The platform's time: that of the machine, which a test may put forward."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


class Clock:
    """Runs by itself; never goes back."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._last_stamp = 0
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time() + self._ahead

    def moment(self) -> datetime:
        """The same, as it is in Vietnam."""
        return datetime.fromtimestamp(self.now(), VIETNAM)

    def stamp(self) -> str:
        """Milliseconds as the platform writes them; never the same twice: events are told by it."""
        with self._lock:
            self._last_stamp = max(self._last_stamp + 1, int(self.now() * 1000))
            return str(self._last_stamp)

    def advance(self, seconds: float = 0, *, hours: float = 0, days: float = 0) -> None:
        """Put forward; what became due is done at once."""
        self._ahead += timedelta(days=days, hours=hours, seconds=seconds).total_seconds()
        for listener in self._listeners:
            listener()

    def advance_to_hour(self, hour: int) -> None:
        """Put forward to the next time that it is so late in Vietnam; hour from 0 to 23."""
        now = self.moment()
        wanted = now.replace(hour=hour, minute=0, second=0, microsecond=0)
        self.advance((wanted - now).total_seconds() % timedelta(days=1).total_seconds())

    def on_advance(self, listener: Callable[[], None]) -> None:
        """Call it whenever the clock was put forward."""
        self._listeners.append(listener)
