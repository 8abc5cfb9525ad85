"""Which group a wording belongs to: likeness looked up by pieces, never every group compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from language.canonical import canonical
from language.search_key import search_key
from services.policy.likeness import pieces

_LOOKED_AT = 30  # groups with the most pieces in common


def head_of(wording: str) -> str:
    """What a wording is compared by: canonical, without marks; "" when it has no word."""
    return search_key(canonical(wording).text)


class Groups:
    """Heads of groups, found by their three-letter pieces.

    Args:
        heads: Number and head of each group.
        alike: Share of common words or pieces from which on two are one question, 0 to 1.
    """

    def __init__(self, heads: Iterable[tuple[int, str]], alike: float) -> None:
        self._alike = alike
        self._heads: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._by_piece: dict[str, list[int]] = defaultdict(list)
        for number, head in heads:
            self.add(number, head)

    @property
    def last(self) -> int:
        """The greatest number that is known; 0 where none is."""
        return max(self._heads, default=0)

    def add(self, number: int, head: str) -> None:
        """One group more."""
        self._heads[number] = frozenset(head.split()), pieces(head)
        for piece in pieces(head):
            self._by_piece[piece].append(number)

    def nearest(self, head: str) -> int | None:
        """The group most like it; None where none is alike enough."""
        words, own = frozenset(head.split()), pieces(head)
        common: Counter[int] = Counter()
        for piece in own:
            common.update(self._by_piece.get(piece, ()))
        best, share = None, self._alike
        for number, _ in common.most_common(_LOOKED_AT):
            others, theirs = self._heads[number]
            likeness = max(_share(words, others), _share(own, theirs))
            if likeness >= share and (best is None or likeness > share):
                best, share = number, likeness
        return best


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(1, len(some | others))
