"""What a job search returns."""

from dataclasses import dataclass

from services.jobs.model import JobPosting
from services.results import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedJob:
    """One result.

    Attributes:
        distance_km: From the home or the wanted place to the workplace; None when either is unknown.
        why: Reasons, the weightiest first.
    """

    posting: JobPosting
    distance_km: float | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """One page of results.

    Attributes:
        total: How many there are in all, at most TOTAL_CAP.
        more_than_total: There are more than `total`.
        relaxed: Conditions let go, in order, until something was found: benefits, work_time, experience,
            salary_max, salary, place_nearby, place_province, couple, salary_any, occupation_group, sector,
            anything_near, place; empty after a strict hit.
    """

    items: tuple[RankedJob, ...]
    total: int
    relaxed: tuple[str, ...] = ()
    more_than_total: bool = False
