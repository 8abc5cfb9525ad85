"""Questions that two entries share, word for word or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.search_key import search_key
from services.policy.content import Content, keys_of
from services.policy.entry import Entry
from services.policy.problems import Problem

NEARLY = 0.9
_GRAM = 3


def same_wordings(content: Content) -> Iterator[Problem]:
    """Wordings that stand in two entries, compared without marks."""
    for key, found in content.asked_by.items():
        if len(found) > 1:
            yield Problem("same_wording", found[0], {"others": ", ".join(found[1:]), "wording": key})


def shared_wordings(entry: Entry, content: Content) -> Iterator[Problem]:
    """Wordings of one entry, which need not be one of `content`'s, that stand in another one too."""
    own = keys_of(entry)
    sharing = [
        (other.id, keys)
        for other in content.published()
        if other.id != entry.id and not own.keys().isdisjoint(keys := keys_of(other))
    ]
    for key, wording in own.items() if sharing else ():
        others = [name for name, keys in sharing if key in keys]
        if others:
            yield Problem("same_wording", entry.id, {"others": ", ".join(others), "wording": wording})


def near_duplicates(content: Content) -> Iterator[Problem]:
    """Pairs of questions whose three-letter pieces agree by `NEARLY` or more."""
    questions = [(entry.id, pieces(entry.question)) for entry in content.published()]
    for at, (first, grams) in enumerate(questions):
        for second, others in questions[at + 1 :]:
            if len(grams & others) >= NEARLY * len(grams | others):
                yield Problem("near_duplicate", first, {"other": second})


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry whose question is nearly the same; `share` of their pieces agree, up to 1 (word for word)."""

    entry: Entry
    share: float


def alike(entry: Entry, content: Content, least: float, most: int = 5) -> list[Alike]:
    """Published entries that ask nearly what `entry` asks, the likest first.

    Args:
        entry: Need not be one of `content`'s; the one of its own id is left out.
        content: What is looked through.
        least: Share of three-letter pieces from which on a question counts.
        most: How many at most.
    """
    own = pieces(entry.question)
    shares = (
        Alike(other, len(own & grams) / max(1, len(own | grams)))
        for other in content.published()
        if other.id != entry.id
        for grams in (pieces(other.question),)
    )
    found = [one for one in shares if one.share >= least]
    return sorted(found, key=lambda one: -one.share)[:most]


@lru_cache(maxsize=8_192)
def pieces(text: str) -> frozenset[str]:
    """The three-letter pieces of a text, without marks and punctuation, borders of words among them."""
    key = f" {search_key(text)} "
    return frozenset(key[at : at + _GRAM] for at in range(len(key) - _GRAM + 1))
