"""The order of results that meet the same conditions: nearness, fit, pay, openness, freshness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, inf

from services.jobs import traits
from services.jobs.candidate import JobCandidate
from services.jobs.nearby import nearest_km
from services.jobs.query import JobQuery

# How much each is worth at its best.
_NEARNESS, _FIT, _PAY, _OPENNESS, _FRESHNESS = 4.0, 3.0, 2.0, 1.5, 1.0

# Most who ask have nine years of school or fewer; of whoever says nothing that much is assumed.
_ASSUMED_SCHOOLING = traits.person_bits(None, "lower_secondary")

_KM_SCALE = 15.0
_DAYS_SCALE = 21.0
_GOOD_PAY = (
    20_000_000  # VND per month; "10 million is high here", so twice that leaves room for other provinces
)
_UNSTATED_PAY = 0.3  # of the best: neither preferred to a low pay nor lost behind all others


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its distance in km from the anchors, None when unknown."""

    candidate: JobCandidate
    distance_km: float | None


def rank(
    candidates: Iterable[JobCandidate], wanted: JobQuery, anchors: Sequence[str], today: date
) -> list[Scored]:
    """Order candidates, the best first; equal ones by static order, then by id, so pages never shuffle.

    Args:
        wanted: What the person asked for, before anything was let go.
        anchors: Codes of communes from which distance counts; empty when neither home nor place is known.
    """
    scored = [Scored(candidate, _distance(candidate, anchors)) for candidate in candidates]
    if wanted.newest_first:
        return sorted(scored, key=lambda s: (-s.candidate.static_order, -s.candidate.posting_id))
    fit = _Fit(wanted)
    return sorted(
        scored,
        key=lambda s: (
            _asked_order(s, wanted),
            -_score(s, fit, today),
            -s.candidate.static_order,
            -s.candidate.posting_id,
        ),
    )


def _asked_order(scored: Scored, wanted: JobQuery) -> float:
    """What the person wants to come first, the smallest first; alike for all when she did not say."""
    if wanted.highest_pay_first:
        return -(scored.candidate.pay_top or 0)
    if wanted.near_home:
        return inf if scored.distance_km is None else scored.distance_km
    return 0.0


class _Fit:
    """How much of what was asked for a candidate has, the bits worked out once for all candidates."""

    def __init__(self, wanted: JobQuery) -> None:
        self._wanted = wanted
        self._groups = [
            *(traits.benefit_bits([benefit]) for benefit in wanted.benefits),
            *traits.wanted_work_time_groups(wanted.work_time),
        ]

    def share(self, candidate: JobCandidate) -> float:
        """From 0 to 1; 1 when nothing was asked for."""
        met = [bool(candidate.traits & group) for group in self._groups]
        wanted = self._wanted
        if wanted.occupations:
            met += [candidate.occupation_id in wanted.occupations] * 2  # the trade weighs double
        if wanted.sectors:
            met.append(candidate.sector in wanted.sectors)
        if wanted.salary_min is not None:
            met.append(candidate.pay_top is not None and candidate.pay_top >= wanted.salary_min)
        if wanted.experience_months is not None:
            met.append(candidate.experience_months <= wanted.experience_months)
        return sum(met) / len(met) if met else 1.0

    def openness(self, candidate: JobCandidate) -> float:
        """From 0 to 1: whether somebody of whom nothing is known would probably be taken."""
        schooling = self._wanted.education is not None or bool(candidate.traits & _ASSUMED_SCHOOLING)
        experience = self._wanted.experience_months is not None or candidate.experience_months == 0
        return (schooling + experience) / 2


def _score(scored: Scored, fit: _Fit, today: date) -> float:
    candidate = scored.candidate
    age_days = max(today.toordinal() - candidate.day_posted, 0)
    pay = _UNSTATED_PAY if candidate.pay_top is None else min(candidate.pay_top / _GOOD_PAY, 1.0)
    nearness = 0.0 if scored.distance_km is None else exp(-scored.distance_km / _KM_SCALE)
    return (
        _NEARNESS * nearness
        + _FIT * fit.share(candidate)
        + _PAY * pay
        + _OPENNESS * fit.openness(candidate)
        + _FRESHNESS * exp(-age_days / _DAYS_SCALE)
    )


def _distance(candidate: JobCandidate, anchors: Sequence[str]) -> float | None:
    codes = [place.commune_code or place.province_code for place in candidate.places]
    if not anchors or not any(codes):
        return None
    return min(nearest_km(anchors, code) for code in codes if code)
