"""Why a course is shown, in the order in which it matters to a person."""

from datetime import date

from language.occupations import occupations
from services.jobs.trade_groups import related_occupations
from services.places import lies_in
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
    found = []
    if course.occupation_id is not None and wanted.occupations:
        if course.occupation_id in wanted.occupations:
            found.append(Reason("occupation", {"label": occupations()[course.occupation_id].label}))
        elif course.occupation_id in related_occupations(wanted.occupations):
            found.append(Reason("related_occupation"))
    asked = wanted.places or ((wanted.home,) if wanted.home else ())
    named = next((place.name for place in asked if lies_in(course.place, place)), None)
    if named is not None:
        found.append(Reason("place", {"place": named}))
    if distance_km is not None:
        found.append(Reason("home_distance" if wanted.home else "distance", {"km": distance_km}))
    if course.fee == 0:
        found.append(Reason("free"))
    if course.opening_date is not None and 0 <= (course.opening_date - today).days <= _SOON_DAYS:
        found.append(Reason("opens_soon"))
    return tuple(found) or (Reason("takes_names"),)
