"""What is remembered of the policy question talked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Ranking = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyState:
    """Kept between two messages as long as policy is talked about.

    Attributes:
        entry: Id of the entry answered from last; None after a question that was not answered.
        said: What of it was said: "answer" and facets.
        ranking: Entry ids and scores of the last question, best first.
        offered: Ids offered to choose from, in the order of their numbers.
        lost: How many questions in a row found nothing.
        day: The day gone by that was asked about, in ISO form; None for today.
    """

    entry: str | None = None
    said: tuple[str, ...] = ()
    ranking: Ranking = ()
    offered: tuple[str, ...] = ()
    lost: int = 0
    day: str | None = None

    def as_json(self) -> dict[str, Any]:
        """For Rasa's slot."""
        return {
            "entry": self.entry,
            "said": list(self.said),
            "ranking": [list(pair) for pair in self.ranking],
            "offered": list(self.offered),
            "lost": self.lost,
            "day": self.day,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> PolicyState:
        """Read what `as_json` wrote."""
        return cls(
            entry=body["entry"],
            said=tuple(body["said"]),
            ranking=tuple((entry, score) for entry, score in body["ranking"]),
            offered=tuple(body["offered"]),
            lost=body["lost"],
            day=body["day"],
        )
