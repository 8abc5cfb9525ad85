"""The few facts of a vacancy that finding and ordering look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePlace:
    """Today's codes of one workplace; None where the source does not say."""

    commune_code: str | None
    province_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCandidate:
    """One vacancy that meets the conditions.

    Attributes:
        day_posted: Proleptic ordinal.
        last_day: Proleptic ordinal.
        traits: Bits of services.jobs.traits.
        pay_top: The most the pay is said to reach, VND per month; None when it is not stated.
        pay_floor: The least, VND per month; None when it is not stated.
        experience_months: The least that is asked for.
        age_min: Years, inclusive; None for no limit.
        age_max: Years, inclusive; None for no limit.
        openings: People wanted; None when it is not stated.
        places: The main workplace first.
    """

    posting_id: int
    static_order: int
    day_posted: int
    last_day: int
    traits: int
    pay_top: int | None
    pay_floor: int | None
    experience_months: int
    age_min: int | None
    age_max: int | None
    openings: int | None
    occupation_id: str | None
    sector: str | None
    places: tuple[CandidatePlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A part of all workplaces, by commune.

    Attributes:
        inside: Only these communes; empty for no such limit.
        outside: None of these communes.
    """

    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
