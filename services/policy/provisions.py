"""Which provision holds another, and in what order a document has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from services.policy.citation import Citation
from services.policy.words import word

_LETTERS = re.compile(r"\b[^\W\d_]\b")
_LETTERED = re.compile(r"\d[^\W\d_]")
_MOST = 500  # numbers of one range; the longest code has fewer than 700 articles


def widest(cited: Iterable[Citation]) -> list[Citation]:
    """The provisions without those that another of the same document holds already, in the order given."""
    kept: list[Citation] = []
    for one in cited:
        if any(_holds(other, one) for other in kept):
            continue
        kept = [other for other in kept if not _holds(one, other)]
        kept.append(one)
    return kept


def in_order(cited: Sequence[Citation]) -> list[Citation]:
    """By article, clause and point; a whole article before its clauses."""
    return sorted(cited, key=lambda one: (_numbers(one.article), _numbers(one.clause), one.point or ""))


def _holds(wide: Citation, narrow: Citation) -> bool:
    """Whether whoever reads the one has read the other; a document as a whole holds nothing."""
    articles = set(_numbers(wide.article))
    if wide.document != narrow.document or not articles:
        return False
    if not wide.clause and not wide.point:
        inner = set(_numbers(narrow.article))
        return bool(inner) and inner <= articles
    same_articles = set(_numbers(narrow.article)) == articles
    if not same_articles or not _within(_numbers(narrow.clause), _numbers(wide.clause)):
        return False
    return not wide.point or _within(_letters(narrow.point), _letters(wide.point))


def _within(narrow: Sequence[object], wide: Sequence[object]) -> bool:
    return bool(narrow) and set(narrow) <= set(wide)


def _numbers(written: str | None) -> tuple[int, ...]:
    """The numbers of "5", "3 và 4", "12 đến 15" or "31–32"; none for what is no number, such as "5a"."""
    if not written or _LETTERED.search(written):
        return ()
    found: list[int] = []
    for first, last in _ranges().findall(written):
        begins, ends = int(first), int(last or first)
        found += range(begins, min(ends, begins + _MOST) + 1)
    return tuple(sorted(found))


@cache
def _ranges() -> re.Pattern[str]:
    return re.compile(rf"(\d+)(?:\s*(?:{re.escape(word('to'))}|-|–)\s*(\d+))?")


def _letters(written: str | None) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(written or ""))
