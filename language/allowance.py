"""Which values will do beside what is wanted already: "ca đêm cũng được"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from language.mention import Mention
from language.phrases import WordList
from language.resources import load_yaml

# Values that take the place of one another unless they are said to stand beside one another.
_ALLOWABLE = frozenset({"work_time"})


@lru_cache(maxsize=1)
def _also() -> WordList:
    return WordList(load_yaml("lexicon/conditions.yml")["also"])


def mark_also(line: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in their order, those allowed beside others with `also` set; none ruled out is.

    Args:
        line: The canonical text the offsets belong to.
    """
    words = line.split()
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    marked = []
    for mention in mentions:
        end = bisect_left(starts, mention.end)
        also = (
            mention.entity in _ALLOWABLE
            and not mention.negated
            and (_also().behind(words, end) or _also().before(words, end)) > 0
        )
        marked.append(replace(mention, also=True) if also else mention)
    return marked
