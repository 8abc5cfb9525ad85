"""How sure a ranking is: answer, offer a choice, or say that nothing fits. The figures are measured."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

# Chosen on questions of people who did not write the entries; docs/adr/0006 has the curve.
SURE_SCORE = 0.38
SURE_MARGIN = 0.05
CERTAIN_SCORE = 0.6
LEAST_SCORE = 0.2
CHOICES = 3


class Level(str, Enum):
    """What a ranking is good for."""

    SURE = "sure"
    UNSURE = "unsure"
    LOST = "lost"


def level(ranking: Sequence[tuple[str, float]]) -> Level:
    """Judge a ranking of (entry, score), best first."""
    if not ranking or ranking[0][1] < LEAST_SCORE:
        return Level.LOST
    best = ranking[0][1]
    second = ranking[1][1] if len(ranking) > 1 else 0.0
    if best >= CERTAIN_SCORE or (best >= SURE_SCORE and best - second >= SURE_MARGIN):
        return Level.SURE
    return Level.UNSURE
