"""Why a vacancy is shown, in the order in which it matters to a person."""

from datetime import date

from language.occupations import occupations
from services.jobs.model import JobPosting
from services.jobs.query import JobQuery
from services.jobs.trade_groups import related_occupations
from services.places import lies_in
from services.results import Reason

_FRESH_DAYS = 7
_LITTLE_SCHOOLING = ("none", "primary", "lower_secondary")


def reasons(
    posting: JobPosting, wanted: JobQuery, distance_km: float | None, today: date
) -> tuple[Reason, ...]:
    """What of the wishes the vacancy meets; at least one reason for every vacancy.

    Args:
        wanted: What the person asked for, before anything was let go.
        distance_km: From the home if it is known, else from the wanted place.
    """
    found = [*_trade(posting, wanted), *_where(posting, wanted, distance_km)]
    if wanted.salary_min is not None and (posting.salary_max or posting.salary_min or 0) >= wanted.salary_min:
        found.append(_pay(posting))
    found += _offer(posting, wanted)
    if wanted.education in _LITTLE_SCHOOLING and posting.education == "none":
        found.append(Reason("education_none"))
    if wanted.experience_months == 0 and posting.experience_months == 0:
        found.append(Reason("no_experience"))
    if (today - posting.date_posted).days <= _FRESH_DAYS:
        found.append(Reason("fresh"))
    return tuple(found) or (_pay(posting),)


def _trade(posting: JobPosting, wanted: JobQuery) -> list[Reason]:
    if not wanted.occupations or posting.occupation_id is None:
        return []
    if posting.occupation_id in wanted.occupations:
        return [Reason("occupation", {"label": occupations()[posting.occupation_id].label})]
    related = posting.occupation_id in related_occupations(wanted.occupations)
    return [Reason("related_occupation")] if related else []


def _where(posting: JobPosting, wanted: JobQuery, distance_km: float | None) -> list[Reason]:
    found = []
    asked = wanted.places or ((wanted.home,) if wanted.home else ())
    named = next((place.name for place in asked if any(lies_in(own, place) for own in posting.places)), None)
    if named is not None:
        found.append(Reason("place", {"place": named}))
    if distance_km:
        found.append(Reason("home_distance" if wanted.home else "distance", {"km": distance_km}))
    return found


def _pay(posting: JobPosting) -> Reason:
    return Reason("salary", {"salary_min": posting.salary_min, "salary_max": posting.salary_max})


def _offer(posting: JobPosting, wanted: JobQuery) -> list[Reason]:
    found = []
    benefits = tuple(name for name in wanted.benefits if name in posting.benefits)
    if benefits:
        found.append(Reason("benefits", {"benefits": benefits}))
    work_time = tuple(name for name in wanted.work_time if name in posting.work_time)
    if work_time:
        found.append(Reason("work_time", {"work_time": work_time}))
    return found
