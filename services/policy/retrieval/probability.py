"""How probable it is that the first entry of a ranking is the one meant.

A logistic curve over the best score and its distance to the second. Fitted on questions of people who
never saw the entries, on wordings held back, and on sentences about other things:
docs/adr/0006-policy-retrieval.md.
"""

from __future__ import annotations

import math

from services.policy.retrieval.wordings import Floats

_BEST = 0.54
_DISTANCE = 0.9
_BIAS = -8.85
_FARTHEST = 20.0  # also when there is no second


def probability(best_first: Floats) -> float:
    """Probability, 0 to 1.

    Args:
        best_first: Scores of the ranking; one at least.
    """
    best = float(best_first[0])
    distance = best - float(best_first[1]) if len(best_first) > 1 else _FARTHEST
    evidence = _BEST * best + _DISTANCE * min(distance, _FARTHEST) + _BIAS
    return 1 / (1 + math.exp(-evidence))
