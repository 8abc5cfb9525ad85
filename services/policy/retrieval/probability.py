"""How probable it is that the first entry of a ranking is the one meant.

A logistic curve over the best score, its distance to the second, and the share of the question's words
that are known. Fitted on questions of people who never saw the entries, on wordings held back, and on
sentences about other things: docs/adr/0006-policy-retrieval.md.
"""

from __future__ import annotations

import math

from services.policy.retrieval.wordings import Floats

_BEST = 0.68
_DISTANCE = 0.53
_KNOWN = 1.8
_BIAS = -8.6
_FARTHEST = 20.0  # a ranking of one entry only has nothing near


def probability(best_first: Floats, known: float) -> float:
    """Probability, 0 to 1.

    Args:
        best_first: Scores of the ranking; one at least.
        known: Share, 0 to 1, of the question's words and pairs of words that any wording has.
    """
    best = float(best_first[0])
    distance = best - float(best_first[1]) if len(best_first) > 1 else _FARTHEST
    evidence = _BEST * best + _DISTANCE * min(distance, _FARTHEST) + _KNOWN * known + _BIAS
    return 1 / (1 + math.exp(-evidence))
