"""Why a vacancy is shown, in the order in which it matters to a person."""

from datetime import date

from services.jobs.couples import takes_couple
from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.jobs.query import JobQuery
from services.jobs.shared_reasons import place_reasons, trade_reasons
from services.jobs.travel import Ferry
from services.results import Reason

_FRESH_DAYS = 7
_LITTLE_SCHOOLING = ("none", "primary", "lower_secondary")


def reasons(
    posting: JobPosting,
    wanted: JobQuery,
    distance_km: float | None,
    today: date,
    ferry: Ferry | None = None,
) -> tuple[Reason, ...]:
    """What of the wishes the vacancy meets; at least one reason for every vacancy.

    Args:
        wanted: What the person asked for, before anything was let go.
        distance_km: From the home if it is known, else from the wanted place.
        ferry: On the way; told only when somebody at the Center has looked at it.
    """
    found = [
        *trade_reasons(posting.occupation_id, wanted.occupations),
        *place_reasons(posting.places, wanted.places, wanted.home, distance_km),
    ]
    if ferry is not None and ferry.is_checked:
        found.append(Reason("ferry", {"name": ferry.name}))
    if wanted.salary_min is not None and (monthly_pay(posting).top or 0) >= wanted.salary_min:
        found.append(_pay(posting))
    found += _offer(posting, wanted)
    if wanted.education in _LITTLE_SCHOOLING and posting.education == "none":
        found.append(Reason("education_none"))
    if wanted.experience_months == 0 and posting.experience_months == 0:
        found.append(Reason("no_experience"))
    if (today - posting.date_posted).days <= _FRESH_DAYS:
        found.append(Reason("fresh"))
    return tuple(found) or (_pay(posting),)


def _pay(posting: JobPosting) -> Reason:
    pay = monthly_pay(posting)
    return Reason("salary", {"salary_min": pay.low, "salary_max": pay.high})


def _offer(posting: JobPosting, wanted: JobQuery) -> list[Reason]:
    found = [Reason("couple")] if wanted.couple and takes_couple(posting) else []
    benefits = tuple(name for name in wanted.benefits if name in posting.benefits)
    if benefits:
        found.append(Reason("benefits", {"benefits": benefits}))
    work_time = tuple(name for name in wanted.work_time if name in posting.work_time)
    if work_time:
        found.append(Reason("work_time", {"work_time": work_time}))
    return found
