"""What people asked and were not answered: questions grouped by likeness, the most asked first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from language.canonical import canonical
from language.search_key import search_key
from services.conversations.tickets import AskedPolicy

_ALIKE = 0.5  # share of common words


@dataclass(frozen=True, slots=True)
class Gap:
    """Wordings of one question, the newest first, and the entries that were offered for them."""

    wordings: tuple[str, ...]
    offered: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.wordings)


def gaps(asked: Iterable[AskedPolicy]) -> list[Gap]:
    """Group questions whose words are half the same as those of the group's first."""
    groups: list[tuple[frozenset[str], list[AskedPolicy]]] = []
    for one in asked:
        words = frozenset(search_key(canonical(one.said).text).split())
        for known, members in groups:
            if words and len(words & known) >= _ALIKE * len(words | known):
                members.append(one)
                break
        else:
            groups.append((words, [one]))
    found = [_gap(members) for _, members in groups]
    return sorted(found, key=len, reverse=True)


def _gap(members: Sequence[AskedPolicy]) -> Gap:
    offered = dict.fromkeys(entry for one in members for entry in one.trace.entries)
    return Gap(tuple(one.said for one in members), tuple(offered))
