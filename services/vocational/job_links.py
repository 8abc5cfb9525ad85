"""From a vacancy to the courses that lead to it, and from a course to the vacancies it opens."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from services.jobs.model import JobPosting
from services.jobs.nearby import commune_codes, nearest_km
from services.jobs.query import JobQuery
from services.jobs.shown import rank_ids
from services.jobs.trade_likeness import likeness
from services.places import PlaceFilter, Workplace
from services.ports import UnitOfWork
from services.results import TOTAL_CAP
from services.vocational.model import Course

LINKS = 3  # as many as are read on a telephone

_LEADS = 0.6  # likeness from which what is taught serves in the other trade
_UNKNOWN_KM = 1_000.0


def courses_leading_to(
    posting: JobPosting, home: PlaceFilter | None, uow: UnitOfWork, today: date
) -> tuple[Course, ...]:
    """At most LINKS courses of the vacancy's trade or one very near to it that can be joined now.

    Args:
        home: Where the person lives; without it, courses near the workplace come first.
    """
    if posting.occupation_id is None:
        return ()
    anchors = commune_codes([home]) if home else _communes(posting.places)
    worths = {
        course: likeness((posting.occupation_id,), course.occupation_id)
        for course in uow.courses.shown(today)
    }
    leading = [course for course, worth in worths.items() if worth >= _LEADS]
    leading.sort(key=lambda one: (-worths[one], _km(one, anchors), one.opening_date or date.max, one.id or 0))
    return tuple(leading[:LINKS])


def jobs_opened_by(
    course: Course, home: PlaceFilter | None, uow: UnitOfWork, today: date
) -> tuple[JobPosting, ...]:
    """At most LINKS vacancies of the course's trade, the best first; those that ask for experience last.

    Args:
        home: Where the person lives; without it, what is near the school comes first.
    """
    if course.occupation_id is None:
        return ()
    school = course.place.commune_code
    near = home or (PlaceFilter(name="", level="commune", codes=(school,)) if school else None)
    query = JobQuery(occupations=(course.occupation_id,), home=near, experience_months=0)
    ids = uow.jobs.matching_ids(query, today, limit=TOTAL_CAP)
    if len(ids) < LINKS:
        skilled = replace(query, experience_months=None)
        ids = uow.jobs.matching_ids(skilled, today, limit=TOTAL_CAP)
    ranked = rank_ids(ids, query, uow, today)[:LINKS]
    return tuple(uow.jobs.get_many([scored.candidate.posting_id for scored in ranked]))


def _communes(places: Iterable[Workplace]) -> tuple[str, ...]:
    return tuple(place.commune_code for place in places if place.commune_code is not None)


def _km(course: Course, anchors: tuple[str, ...]) -> float:
    code = course.place.commune_code or course.place.province_code
    return nearest_km(anchors, code) if anchors and code else _UNKNOWN_KM
