"""What became of questions: right first, among three, wrong though sure, unsure, lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.policy.questions import Question
from language.canonical import canonical
from services.policy.confidence import CHOICES, Level, level
from services.policy.retrieval.index import Index, Ranked


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, its ranking, and what the assistant would do with it."""

    question: Question
    ranking: Sequence[Ranked]
    level: Level

    @property
    def is_right(self) -> bool:
        """Whether the first entry answers it."""
        return bool(self.ranking) and self.ranking[0].entry in self.question.entries

    @property
    def is_among_three(self) -> bool:
        """Whether an entry that answers it would be offered."""
        return any(one.entry in self.question.entries for one in self.ranking[:CHOICES])

    @property
    def is_wrong_as_sure(self) -> bool:
        """Whether a wrong answer would be given without asking."""
        return self.level is Level.SURE and not self.is_right


@dataclass(frozen=True, slots=True)
class Score:
    """Shares, 0 to 1, of a number of questions."""

    total: int
    right: float
    among_three: float
    wrong_as_sure: float
    unsure: float
    lost: float


def judge(index: Index, question: Question) -> Judged:
    """Rank one question."""
    ranking = index.rank(canonical(question.text).text)
    return Judged(question, ranking, level([(one.entry, one.score) for one in ranking]))


def score(judged: Iterable[Judged]) -> Score:
    """The shares among some questions; they must be one at least."""
    rows = list(judged)

    def share(chosen: Iterable[bool]) -> float:
        return sum(chosen) / len(rows)

    return Score(
        total=len(rows),
        right=share(row.is_right for row in rows),
        among_three=share(row.is_among_three for row in rows),
        wrong_as_sure=share(row.is_wrong_as_sure for row in rows),
        unsure=share(row.level is Level.UNSURE for row in rows),
        lost=share(row.level is Level.LOST for row in rows),
    )
