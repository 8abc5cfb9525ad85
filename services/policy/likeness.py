"""Questions that two entries share, word for word or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from language.search_key import search_key
from services.policy.content import Content
from services.policy.problems import Problem

NEARLY = 0.9
_GRAM = 3


def same_wordings(content: Content) -> Iterator[Problem]:
    """Wordings that stand in two entries, compared without marks."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for entry in content.published():
        for key in dict.fromkeys(map(search_key, entry.wordings)):
            holders[key].append(entry.id)
    for key, found in holders.items():
        if len(found) > 1:
            yield Problem("same_wording", found[0], {"others": ", ".join(found[1:]), "wording": key})


def near_duplicates(content: Content) -> Iterator[Problem]:
    """Pairs of questions whose three-letter pieces agree by `NEARLY` or more."""
    questions = [(entry.id, _grams(entry.question)) for entry in content.published()]
    for at, (first, grams) in enumerate(questions):
        for second, others in questions[at + 1 :]:
            if len(grams & others) >= NEARLY * len(grams | others):
                yield Problem("near_duplicate", first, {"other": second})


def _grams(text: str) -> frozenset[str]:
    key = f" {search_key(text)} "
    return frozenset(key[at : at + _GRAM] for at in range(len(key) - _GRAM + 1))
