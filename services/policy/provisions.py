"""Which provision holds another, and in what order a document has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from services.policy.citation import Citation

_NUMBERS = re.compile(r"(\d+)(?:\s*(?:đến|-|–)\s*(\d+))?", re.IGNORECASE)
_LETTERS = re.compile(r"\b[a-zđ]\b")
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
    if set(_numbers(narrow.article)) != articles or not _within(
        _numbers(narrow.clause), _numbers(wide.clause)
    ):
        return False
    return not wide.point or _within(_letters(narrow.point), _letters(wide.point))


def _within(narrow: Sequence[object], wide: Sequence[object]) -> bool:
    return bool(narrow) and set(narrow) <= set(wide)


def _numbers(written: str | None) -> tuple[int, ...]:
    """The numbers of "5", "3 và 4", "12 đến 15" or "31–32"; none for what is no number, such as "5a"."""
    if not written or re.search(r"\d[a-zđ]", written):
        return ()
    found: list[int] = []
    for first, last in _NUMBERS.findall(written):
        begins, ends = int(first), int(last or first)
        found += range(begins, min(ends, begins + _MOST) + 1)
    return tuple(sorted(found))


def _letters(written: str | None) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(written or ""))
