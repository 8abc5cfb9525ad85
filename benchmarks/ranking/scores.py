"""Normalised discounted cumulative gain of a list of results."""

from collections.abc import Mapping, Sequence
from math import log2

AT = 5  # results that count: what is seen on two pages of the chat


def ndcg(found: Sequence[str], worth: Mapping[str, int]) -> float:
    """From 0 to 1: what the first results are worth, beside the best order there could be.

    Args:
        found: Names of the results, the first one first; only the first AT count.
        worth: 1 to 3 by name; what is not named is worth 0.
    """
    best = sorted(worth.values(), reverse=True)
    ideal = _gain(best)
    return _gain([worth.get(name, 0) for name in found]) / ideal if ideal else 0.0


def _gain(worths: Sequence[int]) -> float:
    return sum((2**worth - 1) / log2(place + 2) for place, worth in enumerate(worths[:AT]))
