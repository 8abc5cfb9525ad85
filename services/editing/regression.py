"""Questions whose answers are known: which of them a draft would answer otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from language.canonical import canonical
from services.editing.records import Record
from services.editing.trial import proposed
from services.policy.confidence import Level, level
from services.policy.retrieval.features import extract
from services.policy.retrieval.index import Index, Ranked
from services.policy.retrieval.live import Snapshot
from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, and the entries each of which answers it; none where nothing should."""

    text: str
    entries: frozenset[str]


@dataclass(frozen=True, slots=True)
class First:
    """What a question is answered with first; "" where nothing fits. It is only `sure` ones that are told."""

    entry: str
    level: Level


_ANSWERED: WeakKeyDictionary[Index, tuple[tuple[Question, ...], tuple[First, ...]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Changed:
    """A question whose first answer would be another, or another's to choose from."""

    question: Question
    now: First
    then: First

    @property
    def was_right(self) -> bool:
        """Whether the first answer is now one that answers it."""
        return self.now.entry in self.question.entries

    @property
    def will_be_right(self) -> bool:
        """Whether it would be with the draft."""
        return self.then.entry in self.question.entries


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """Those of data/policy/regression.yml, in its order."""
    return tuple(
        Question(row["text"], frozenset(row.get("entry") or ())) for row in load_yaml("policy/regression.yml")
    )


def changed_answers(
    draft: Record, live: Snapshot, asked: tuple[Question, ...] | None = None
) -> tuple[Changed, ...]:
    """The questions whose first answer a draft changes, those it spoils first.

    Args:
        draft: What would be published.
        live: What is answered from now.
        asked: Instead of `questions()`.
    """
    _, index = proposed(draft, live)
    asked = questions() if asked is None else asked
    pairs = zip(asked, _answered(live.index, asked), _firsts(index, asked), strict=True)
    found = [Changed(question, now, then) for question, now, then in pairs if now != then]
    return tuple(sorted(found, key=lambda one: (one.will_be_right, not one.was_right)))


def _answered(index: Index, asked: tuple[Question, ...]) -> tuple[First, ...]:
    """Of what is live: it stays the same from draft to draft."""
    known = _ANSWERED.get(index)
    if known is None or known[0] is not asked:
        known = _ANSWERED[index] = (asked, _firsts(index, asked))
    return known[1]


def _firsts(index: Index, asked: tuple[Question, ...]) -> tuple[First, ...]:
    return tuple(map(_first, index.rank_all([_features(one.text) for one in asked], most=2)))


def _first(ranked: list[Ranked]) -> First:
    how_sure = level([(one.entry, one.score) for one in ranked])
    return First("" if how_sure is Level.LOST else ranked[0].entry, how_sure)


@lru_cache(maxsize=2_000)
def _features(text: str) -> Mapping[str, int]:
    return extract(canonical(text).text)
