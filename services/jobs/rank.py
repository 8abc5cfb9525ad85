"""The order of results: what the person asked to come first, then what each is worth to her."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from services.jobs.candidate import JobCandidate
from services.jobs.query import JobQuery
from services.jobs.score import Score
from services.jobs.travel import Way, way


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate, the way to it from the anchors (None when unknown), and what it is worth."""

    candidate: JobCandidate
    way: Way | None
    worth: float

    @property
    def distance_km(self) -> float | None:
        """As the crow flies; None when unknown."""
        return None if self.way is None else self.way.km


def rank(
    candidates: Iterable[JobCandidate],
    wanted: JobQuery,
    anchors: Sequence[str],
    today: date,
    usual_pay: Mapping[str, int],
) -> list[Scored]:
    """Order candidates, the best first; equal ones by static order, then by id, so pages never shuffle.

    Args:
        wanted: What the person asked for, before anything was let go.
        anchors: Codes of communes from which distance counts; empty when neither home nor place is known.
        usual_pay: What trades usually pay, VND per month.
    """
    score = Score(wanted, usual_pay, today)
    scored = []
    for candidate in candidates:
        shortest = _way(candidate, anchors)
        scored.append(Scored(candidate, shortest, score.parts(candidate, shortest).total))
    if wanted.newest_first:
        return sorted(scored, key=lambda s: (-s.candidate.static_order, -s.candidate.posting_id))
    return sorted(
        scored,
        key=lambda s: (
            _asked_order(s, wanted),
            -s.worth,
            -s.candidate.static_order,
            -s.candidate.posting_id,
        ),
    )


def _asked_order(scored: Scored, wanted: JobQuery) -> float:
    """What the person wants to come first, the smallest first; alike for all when she did not say."""
    if wanted.highest_pay_first:
        return -(scored.candidate.pay_top or 0)
    if wanted.near_home:
        return inf if scored.way is None else scored.way.felt_km
    return 0.0


def _way(candidate: JobCandidate, anchors: Sequence[str]) -> Way | None:
    codes = [place.commune_code or place.province_code for place in candidate.places]
    if not anchors or not any(codes):
        return None
    return min((way(anchors, code) for code in codes if code), key=lambda one: one.felt_km)
