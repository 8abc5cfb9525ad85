"""Posts that do not come from a platform: anybody may send them, and as many as they like."""

import time
from collections.abc import Callable

from starlette.requests import Request

from gateway.callers import caller_of
from services.conversations.rate import RateWindow

# In one minute; an operator has seen enough by then, and a flood must not fill the disk.
PER_CALLER = 10
ALL = 100
_ITSELF = "loopback"


class Refusals:
    """Whether a refused post is worth a line in the log, a look at what was wrong with it, an alarm.

    Nobody is shut out by it: a platform may share its address with a forger, behind a proxy that names
    nobody, and whatever proves to be the platform's own is taken.

    Args:
        clock: Monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._by_caller = RateWindow(PER_CALLER, clock)
        self._all = RateWindow(ALL, clock)

    def is_worth_telling(self, request: Request) -> bool:
        """Count one that was refused; False when there were too many of its caller, or of all."""
        caller = caller_of(request) or _ITSELF
        return self._by_caller.admit(caller).admitted and self._all.admit("").admitted
