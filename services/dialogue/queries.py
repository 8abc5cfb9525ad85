"""What a search frame asks of vacancies, courses and overseas orders."""

from __future__ import annotations

from typing import Any

from services.dialogue.frame import Frame
from services.jobs.query import JobQuery
from services.overseas.model import OverseasQuery
from services.vocational.model import CourseQuery

PAGE = 3  # results at a time: as many as are read on a telephone
# Who needs no dormitory does not mind one; who wants no overtime does mind it.
_BURDENS = frozenset({"overtime"})
# Trades of data/occupations that are ways to go abroad ("thực tập sinh", "khán hộ công Đài Loan"): they
# tell that an order is wanted, while each order has the trade that is done there.
_WAYS_ABROAD = "xkld-"


def job_query(frame: Frame, offset: int = 0) -> JobQuery:
    """What a frame wants of vacancies, `PAGE` of them from `offset` on."""
    return JobQuery(
        **_shared(frame, offset),
        **_around(frame),
        salary_min=frame.salary_min,
        salary_max=frame.salary_max,
        gender=frame.gender,
        experience_months=frame.experience_months,
        work_time=frame.work_time,
        benefits=frame.benefits,
        couple="couple" in frame.wishes,
        excluded_work_time=frame.negated.work_time,
        excluded_benefits=tuple(name for name in frame.negated.benefits if name in _BURDENS),
        newest_first=frame.newest,
        highest_pay_first=frame.best_paid,
    )


def course_query(frame: Frame, offset: int = 0) -> CourseQuery:
    """What a frame wants of courses, `PAGE` of them from `offset` on."""
    return CourseQuery(**_shared(frame, offset), **_around(frame), free_only="free" in frame.wishes)


def overseas_query(frame: Frame, offset: int = 0) -> OverseasQuery:
    """What a frame wants of overseas orders, `PAGE` of them from `offset` on."""
    wanted = _shared(frame, offset)
    wanted["occupations"] = tuple(one for one in wanted["occupations"] if not one.startswith(_WAYS_ABROAD))
    return OverseasQuery(
        **wanted,
        countries=frame.country,
        salary_min=frame.salary_min,
        gender=frame.gender,
        experience_months=frame.experience_months,
        no_language="no_language" in frame.wishes,
        highest_pay_first=frame.best_paid,
        excluded_countries=frame.negated.country,
    )


def _shared(frame: Frame, offset: int) -> dict[str, Any]:
    """What every kind of offer is asked for."""
    return {
        "occupations": tuple(occupation.id for occupation in frame.occupation),
        "sectors": frame.sector,
        "age": frame.age,
        "education": frame.education,
        "excluded_occupations": tuple(occupation.id for occupation in frame.negated.occupation),
        "excluded_sectors": frame.negated.sector,
        "offset": offset,
        "limit": PAGE,
    }


def _around(frame: Frame) -> dict[str, Any]:
    """What is asked for where the workplace or the school is in the country."""
    return {
        "places": frame.place,
        "home": frame.home,
        "near_home": frame.near_home,
        "excluded_places": frame.negated.place,
    }
