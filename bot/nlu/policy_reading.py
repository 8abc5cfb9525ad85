"""What a message asks of policy: its questions with the entries they may be about, documents by number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from services.policy.document_questions import DocumentReference, find_references
from services.policy.retrieval.index import Index, Ranked
from services.resources import load_yaml

_SHORTEST = 3  # words of a question of its own
_MOST = 3  # the last ones: people tell their case first and ask at the end


@dataclass(frozen=True, slots=True)
class RankedQuestion:
    """One question and its entries, best first."""

    text: str
    ranking: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """The whole message first, then its parts where it has several; documents named by number."""

    questions: tuple[RankedQuestion, ...]
    documents: tuple[DocumentReference, ...]

    @property
    def best(self) -> float:
        """Score of the likeliest entry; 0 when there is none."""
        return max((one.ranking[0].score for one in self.questions if one.ranking), default=0.0)

    def as_json(self) -> dict[str, Any]:
        """For the action server."""
        return {
            "questions": [
                {"text": one.text, "ranking": [[found.entry, round(found.score, 4)] for found in one.ranking]}
                for one in self.questions
            ],
            "documents": [reference.as_json() for reference in self.documents],
        }


def read_policy(text: str, index: Index) -> PolicyReading:
    """Read a message in canonical form."""
    parts = [part for part in _between().split(text) if len(part.split()) >= _SHORTEST][-_MOST:]
    texts = [text, *parts] if len(parts) > 1 else [text]
    questions = tuple(RankedQuestion(one, tuple(index.rank(one))) for one in texts)
    return PolicyReading(questions, tuple(find_references(text)))


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_yaml("policy/questions.yml")["between"]))
    return re.compile(rf"\s*[?!.;\n]\s*|\s+(?:{words})\s+")
