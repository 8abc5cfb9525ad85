"""How sure a ranking is: answer, offer a choice, or say that nothing fits. The figures are measured."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

# Probabilities, chosen on questions of people who did not write the entries; docs/adr/0006 has the curve.
SURE_SCORE = 0.8
SURE_MARGIN = 0.2  # to the second: near a question asked before, two entries may both be likely
CERTAIN_SCORE = 0.9
LEAST_SCORE = 0.1
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
    return Level.SURE if best >= SURE_SCORE and best - second >= SURE_MARGIN else Level.UNSURE
