"""Usual pay by trade, kept for some minutes: lists change once a day, searches come every second."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

_KEPT_SECONDS = 900.0


class UsualPayMemo:
    """Medians by trade and day; one for each database a process speaks to, a few kilobytes.

    Args:
        clock: Seconds from any beginning that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[date, float, int | None]] = {}

    def get(self, trade: str, today: date, count: Callable[[str], int | None]) -> int | None:
        """The pay kept for a trade, or else what `count` says now."""
        kept = self._kept.get(trade)
        if kept is not None and kept[0] == today and self._clock() < kept[1]:
            return kept[2]
        pay = count(trade)
        self._kept[trade] = (today, self._clock() + _KEPT_SECONDS, pay)
        return pay
