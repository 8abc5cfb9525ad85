"""Vacancies between their dataclass and their rows."""

from dataclasses import fields
from typing import Any

from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.job_posting import JobPlaceRow, JobPostingRow
from services.jobs.candidate import CandidatePlace, JobCandidate
from services.jobs.model import Employer, JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.jobs.static_order import day_posted, static_order
from services.jobs.traits import traits_of
from services.places import Workplace

OLDEST = 200  # an age nobody exceeds, where no limit is stated

_POSTING = tuple(
    field.name
    for field in fields(JobPosting)
    if field.name not in ("employer", "places", "work_time", "benefits")
)
_EMPLOYER = tuple(field.name for field in fields(Employer))
_PLACE = tuple(field.name for field in fields(Workplace))


def posting_values(posting: JobPosting, employer_id: int) -> dict[str, Any]:
    """Columns of job_posting; the id is left to the database when there is none."""
    values = {name: getattr(posting, name) for name in _POSTING}
    if posting.id is None:
        del values["id"]
    return values | {
        "employer_id": employer_id,
        "title_key": posting.title_key,
        "work_time": list(posting.work_time),
        "benefits": list(posting.benefits),
    }


def employer_values(employer: Employer) -> dict[str, Any]:
    """Columns of employer, without the id."""
    values = {name: getattr(employer, name) for name in _EMPLOYER if name != "id"}
    return values | {"name_key": employer.name_key}


def place_values(posting_id: int, position: int, place: Workplace) -> dict[str, Any]:
    """Columns of job_place."""
    return {name: getattr(place, name) for name in _PLACE} | {"posting_id": posting_id, "position": position}


def search_values(posting_id: int, posting: JobPosting) -> list[dict[str, Any]]:
    """Columns of job_search, a row for each workplace; none unless the vacancy is open."""
    if posting.status != "open":
        return []
    pay = monthly_pay(posting)
    shared = {
        "posting_id": posting_id,
        "static_order": static_order(posting),
        "last_day": posting.valid_through.toordinal(),
        "traits": traits_of(posting),
        "pay_top": pay.top,
        "pay_floor": pay.floor,
        "experience_months": posting.experience_months,
        "age_min": posting.age_min if posting.age_min is not None else 0,
        "age_max": posting.age_max if posting.age_max is not None else OLDEST,
        "openings": posting.total_job_openings,
        "occupation_id": posting.occupation_id,
        "sector": posting.sector,
    }
    codes = ("commune_code", "old_district_code", "old_province_code", "province_code")
    places = posting.places or (Workplace(place_text=""),)
    return [
        shared | {"position": position} | {name: getattr(place, name) for name in codes}
        for position, place in enumerate(places)
    ]


def posting_from_row(row: JobPostingRow) -> JobPosting:
    """The vacancy of a row with its employer and workplaces."""
    return JobPosting(
        employer=employer_from_row(row.employer),
        places=tuple(_place_from_row(place) for place in row.places),
        work_time=tuple(row.work_time),
        benefits=tuple(row.benefits),
        **{name: getattr(row, name) for name in _POSTING},
    )


def employer_from_row(row: EmployerRow) -> Employer:
    """The employer of a row."""
    return Employer(**{name: getattr(row, name) for name in _EMPLOYER})


def candidate_from_rows(rows: list[Any]) -> JobCandidate:
    """The candidate of the search rows of one vacancy, the main workplace first."""
    first = rows[0]
    return JobCandidate(
        posting_id=first.posting_id,
        static_order=first.static_order,
        day_posted=day_posted(first.static_order),
        last_day=first.last_day,
        traits=first.traits,
        pay_top=first.pay_top,
        pay_floor=first.pay_floor,
        experience_months=first.experience_months,
        age_min=first.age_min or None,
        age_max=first.age_max if first.age_max < OLDEST else None,
        openings=first.openings,
        occupation_id=first.occupation_id,
        sector=first.sector,
        places=tuple(
            CandidatePlace(commune_code=row.commune_code, province_code=row.province_code) for row in rows
        ),
    )


def _place_from_row(row: JobPlaceRow) -> Workplace:
    return Workplace(**{name: getattr(row, name) for name in _PLACE})
