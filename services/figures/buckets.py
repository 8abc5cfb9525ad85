"""Waits are kept as how many were at most so long: enough for what half and nearly all people waited."""

from __future__ import annotations

from collections.abc import Sequence

from services.figures.model import Counts

SECONDS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 30.0, 60.0)
MINUTES = (1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 1440.0)
LONGER = "longer"


def named(limits: Sequence[float], index: int) -> str:
    """The name of a bucket; of one behind the last (or -1), LONGER."""
    return f"{limits[index]:g}" if 0 <= index < len(limits) else LONGER


def filled(limits: Sequence[float], counts: Counts) -> list[tuple[float | None, int]]:
    """Every bucket in order with its number; None stands for longer than all."""
    numbers = {name: number for (name, _), number in counts.items()}
    known = [(limit, numbers.get(f"{limit:g}", 0)) for limit in limits]
    return [*known, (None, numbers.get(LONGER, 0))]


def at_most(limits: Sequence[float], counts: Counts, share: float) -> float | None:
    """What this share of all waited at most; None for nobody, infinity for longer than is told apart."""
    buckets = filled(limits, counts)
    total = sum(number for _, number in buckets)
    if total == 0:
        return None
    seen = 0
    for limit, number in buckets:
        seen += number
        if seen >= share * total and limit is not None:
            return limit
    return float("inf")
