"""What a vacancy is worth to whoever asks: the sum docs/matching.md describes, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, log2

from services.jobs import traits
from services.jobs.candidate import JobCandidate
from services.jobs.model import BENEFITS
from services.jobs.query import JobQuery
from services.jobs.trade_likeness import likeness
from services.jobs.travel import Way
from services.jobs.usual_pay import middle_pay

# How much each part is worth at its best.
NEARNESS, TRADE, WISHES, PAY, OPENNESS, FRESHNESS, COMFORT, SEATS = 4.0, 4.0, 3.0, 2.0, 3.0, 1.0, 1.5, 0.8

# Most who ask have nine years of school or fewer; of whoever says nothing that much is assumed.
_ASSUMED_SCHOOLING = traits.person_bits(None, "lower_secondary")
_WORKING_AGES = (18, 60)

_KM_SCALE = 18.0  # half of the nearness is lost there: 35 minutes by motorbike on commune roads
_FAR_KM = 45.0  # nobody goes there and back every day
_DAYS_SCALE = 21.0
_LAST_DAYS = 2  # who reads it today cannot bring the papers in time
_GOOD_PAY = (
    20_000_000  # VND per month; "10 million is high here", so twice that leaves room for other provinces
)
_UNSTATED_PAY = 0.3  # of the best: neither preferred to a low pay nor lost behind all others
_MANY_SEATS = 100
_NIGHT = traits.refused_work_time_bits(["night_shift"])
_DORMITORY = traits.benefit_bits(["dormitory"])
_BENEFIT_BITS = [traits.benefit_bits([name]) for name in BENEFITS if name != "overtime"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The worth of a vacancy, part by part, each from 0 to 1."""

    nearness: float
    trade: float
    wishes: float
    pay: float
    openness: float
    freshness: float
    comfort: float
    seats: float

    @property
    def total(self) -> float:
        """The weighted sum, by which results are ordered."""
        return (
            NEARNESS * self.nearness
            + TRADE * self.trade
            + WISHES * self.wishes
            + PAY * self.pay
            + OPENNESS * self.openness
            + FRESHNESS * self.freshness
            + COMFORT * self.comfort
            + SEATS * self.seats
        )


class Score:
    """What vacancies are worth for one wish, the bits worked out once for all of them.

    Args:
        wanted: What the person asked for, before anything was let go.
        usual_pay: What trades usually pay, VND per month.
    """

    def __init__(self, wanted: JobQuery, usual_pay: Mapping[str, int], today: date) -> None:
        self._wanted, self._usual_pay, self._today = wanted, usual_pay, today.toordinal()
        self._groups = [
            *(traits.benefit_bits([benefit]) for benefit in wanted.benefits),
            *traits.wanted_work_time_groups(wanted.work_time),
        ]
        if wanted.couple:
            self._groups += [traits.couple_bits(couple=True)] * 2  # they want to stay together above all

    def parts(self, candidate: JobCandidate, way: Way | None) -> Parts:
        """Each part of the worth.

        Args:
            way: From the home or the wanted place; None when either end is unknown.
        """
        return Parts(
            nearness=_nearness(way),
            trade=self._trade(candidate),
            wishes=self._wishes(candidate),
            pay=self._pay(candidate),
            openness=self._openness(candidate),
            freshness=self._freshness(candidate),
            comfort=self._comfort(candidate, way),
            seats=min(log2(1 + (candidate.openings or 1)) / log2(1 + _MANY_SEATS), 1.0),
        )

    def _trade(self, candidate: JobCandidate) -> float:
        wanted = self._wanted
        worths = []
        if wanted.occupations:
            worths.append(likeness(wanted.occupations, candidate.occupation_id))
        if wanted.sectors:
            worths.append(float(candidate.sector in wanted.sectors))
        return max(worths, default=1.0)

    def _wishes(self, candidate: JobCandidate) -> float:
        """The share of the other wishes that are met; a pay that is nearly reached is nearly met."""
        met = [float(bool(candidate.traits & group)) for group in self._groups]
        wanted = self._wanted
        if wanted.salary_min:
            met.append(_met(candidate.pay_top or 0, wanted.salary_min))
        if wanted.experience_months is not None:
            met.append(float(candidate.experience_months <= wanted.experience_months))
        return sum(met) / len(met) if met else 1.0

    def _pay(self, candidate: JobCandidate) -> float:
        """What it pays, and how that compares with what the trade usually pays."""
        middle = middle_pay(candidate.pay_floor, candidate.pay_top)
        if middle is None or candidate.pay_top is None:
            return _UNSTATED_PAY
        absolute = min(candidate.pay_top / _GOOD_PAY, 1.0)
        usual = self._usual_pay.get(candidate.occupation_id or "")
        if not usual:
            return absolute
        # A fifth above the usual pay is good, a fifth below is poor.
        compared = min(max((middle / usual - 0.8) / 0.4, 0.0), 1.0)
        return 0.7 * absolute + 0.3 * compared

    def _openness(self, candidate: JobCandidate) -> float:
        """Whether somebody of whom nothing is known would probably be taken."""
        wanted = self._wanted
        schooling = wanted.education is not None or bool(candidate.traits & _ASSUMED_SCHOOLING)
        experience = wanted.experience_months is not None or candidate.experience_months == 0
        youngest, oldest = _WORKING_AGES
        taken = min(candidate.age_max or oldest, oldest) - max(candidate.age_min or youngest, youngest)
        ages = 1.0 if wanted.age is not None else max(taken, 0) / (oldest - youngest)
        return 0.4 * schooling + 0.4 * experience + 0.2 * ages

    def _freshness(self, candidate: JobCandidate) -> float:
        days = max(self._today - candidate.day_posted, 0)
        closing = candidate.last_day - self._today < _LAST_DAYS
        return exp(-days / _DAYS_SCALE) * (0.5 if closing else 1.0)

    def _comfort(self, candidate: JobCandidate, way: Way | None) -> float:
        """Benefits nobody asked for, no night work nobody asked for, a bed where one cannot go home."""
        benefits = sum(bool(candidate.traits & bit) for bit in _BENEFIT_BITS) / len(_BENEFIT_BITS)
        by_day = self._wanted.work_time != () or not candidate.traits & _NIGHT
        housed = way is None or way.felt_km < _FAR_KM or bool(candidate.traits & _DORMITORY)
        return 0.4 * benefits + 0.3 * by_day + 0.3 * housed


def _nearness(way: Way | None) -> float:
    if way is None:
        return 0.0
    return 1.0 / (1.0 + (way.felt_km / _KM_SCALE) ** 2) if way.felt_km < 10 * _KM_SCALE else 0.0


def _met(pay: int, wish: int) -> float:
    """1 where the pay reaches the wish, 0 where it reaches two thirds of it or less."""
    return min(max((pay / wish - 2 / 3) * 3, 0.0), 1.0)
