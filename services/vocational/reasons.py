"""Why a course is shown, in the order in which it matters to a person."""

from datetime import date

from services.jobs.shared_reasons import place_reasons, trade_reasons
from services.results import Reason
from services.vocational.model import Course, CourseQuery

_SOON_DAYS = 30


def reasons(
    course: Course, wanted: CourseQuery, distance_km: float | None, today: date
) -> tuple[Reason, ...]:
    """What of the wishes the course meets; at least one reason for every course.

    Args:
        wanted: What the person asked for, before anything was let go.
        distance_km: From the home if it is known, else from the wanted place.
    """
    found = [
        *trade_reasons(course.occupation_id, wanted.occupations),
        *place_reasons((course.place,), wanted.places, wanted.home, distance_km),
    ]
    if course.fee == 0:
        found.append(Reason("free"))
    if course.opening_date is not None and 0 <= (course.opening_date - today).days <= _SOON_DAYS:
        found.append(Reason("opens_soon"))
    return tuple(found) or (Reason("takes_names"),)
