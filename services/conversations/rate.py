"""How often somebody may write."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

WINDOW_SECONDS = 60.0
MESSAGES_PER_CONVERSATION = 20
# Whole villages share one address of a mobile network; only a flood is meant.
REQUESTS_PER_ADDRESS = 240


@dataclass(frozen=True, slots=True)
class Admission:
    """`wait_seconds` is 0 when admitted, otherwise the pause after which it is worth trying."""

    admitted: bool
    wait_seconds: float = 0.0


class RateWindow:
    """A sliding window for each key; the same item again is not counted again.

    Args:
        limit: Items in one window.
        clock: Monotonic seconds.
        keys: Windows kept; the one unused for longest is forgotten first.
    """

    def __init__(self, limit: int, clock: Callable[[], float], keys: int = 20_000) -> None:
        self._limit = limit
        self._clock = clock
        self._keys = keys
        self._windows: OrderedDict[str, OrderedDict[object, float]] = OrderedDict()
        self._told: OrderedDict[str, float] = OrderedDict()

    def admit(self, key: str, item: object = None) -> Admission:
        """Count an item, unless the window is full.

        Args:
            key: Who writes.
            item: Name of the message, so that a repetition is free; None counts every call.
        """
        now = self._clock()
        window = self._windows.setdefault(key, OrderedDict())
        self._windows.move_to_end(key)
        while window and next(iter(window.values())) <= now - WINDOW_SECONDS:
            window.popitem(last=False)
        if item is not None and item in window:
            return Admission(True)
        if len(window) >= self._limit:
            return Admission(False, next(iter(window.values())) + WINDOW_SECONDS - now)
        window[object() if item is None else item] = now
        while len(self._windows) > self._keys:
            self._windows.popitem(last=False)
        return Admission(True)

    def was_told(self, key: str) -> bool:
        """Whether a key was asked about in this way within the last window: one sentence is enough."""
        now = self._clock()
        before = self._told.get(key)
        if before is not None and now - before < WINDOW_SECONDS:
            return True
        self._told[key] = now
        self._told.move_to_end(key)
        if len(self._told) > self._keys:
            self._told.popitem(last=False)
        return False
