"""Find training courses; when nothing meets every condition, say which were let go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from services.jobs.model import EDUCATION_LEVELS
from services.jobs.nearby import NEAR_KM, NEARBY_KM, around, commune_codes, nearest_km
from services.jobs.trade_groups import related_occupations
from services.ladder import fewest_steps
from services.places import PlaceFilter, lies_in
from services.ports import UnitOfWork
from services.vocational.model import Course, CoursePage, CourseQuery, RankedCourse
from services.vocational.reasons import reasons

# Who wants to learn a trade travels for it sooner than learn another one.
_STEPS = ("place_nearby", "place", "fee", "occupation_group", "occupation", "sector")
_UNKNOWN_KM = 60.0  # a course elsewhere ranks behind those of the district


def search_courses(query: CourseQuery, uow: UnitOfWork, today: date) -> CoursePage:
    """One page of courses that can still be joined, the nearest and soonest first.

    Args:
        today: Decides what can still be joined.
    """
    shown = uow.courses.shown(today)

    def meeting(current: CourseQuery) -> list[Course]:
        return [course for course in shown if _meets(course, current)]

    taken = fewest_steps(query, _STEPS, _apply_steps, lambda current: bool(meeting(current)))
    found = meeting(_apply_steps(query, taken))
    anchors = commune_codes([query.home]) if query.home else commune_codes(query.places)
    ranked = sorted(
        ((course, _distance(course, anchors)) for course in found),
        key=lambda pair: _order(pair[0], pair[1], query),
    )
    items = tuple(
        RankedCourse(course=course, distance_km=km or None, why=reasons(course, query, km or None, today))
        for course, km in ranked[query.offset : query.offset + query.limit]
    )
    return CoursePage(items=items, total=len(found), relaxed=taken)


def _apply_steps(query: CourseQuery, taken: Sequence[str]) -> CourseQuery:
    occupations = query.occupations
    if "occupation_group" in taken:
        occupations = (*occupations, *related_occupations(occupations))
    return replace(
        query,
        places=_places(query, taken),
        free_only=query.free_only and "fee" not in taken,
        occupations=() if "occupation" in taken else occupations,
        sectors=() if "sector" in taken else query.sectors,
    )


def _places(query: CourseQuery, taken: Sequence[str]) -> tuple[PlaceFilter, ...]:
    if "place" in taken:
        return ()
    around_home = (query.home,) if query.near_home and query.home and not query.places else ()
    if "place_nearby" in taken:
        return tuple(around(place, NEARBY_KM) for place in query.places or around_home)
    return query.places or tuple(around(place, NEAR_KM) for place in around_home)


def _meets(course: Course, query: CourseQuery) -> bool:
    return (
        (not query.occupations or course.occupation_id in query.occupations)
        and (not query.sectors or course.sector in query.sectors)
        and (not query.places or any(lies_in(course.place, place) for place in query.places))
        and (not query.free_only or course.fee == 0)
        and course.occupation_id not in query.excluded_occupations
        and course.sector not in query.excluded_sectors
        and not any(lies_in(course.place, place) for place in query.excluded_places)
        and _admits(course, query)
    )


def _admits(course: Course, query: CourseQuery) -> bool:
    """Whether the person may join: what she is does not change by letting go."""
    if query.age is not None and not (course.age_min or 0) <= query.age <= (course.age_max or query.age):
        return False
    if query.education is None:
        return True
    return EDUCATION_LEVELS.index(course.education) <= EDUCATION_LEVELS.index(query.education)


def _distance(course: Course, anchors: Sequence[str]) -> float | None:
    code = course.place.commune_code or course.place.province_code
    return nearest_km(anchors, code) if anchors and code else None


def _order(course: Course, km: float | None, query: CourseQuery) -> tuple[object, ...]:
    trade = query.occupations.index(course.occupation_id) if course.occupation_id in query.occupations else 99
    return (
        trade,
        round(_UNKNOWN_KM if km is None else km),
        course.opening_date or date.max,
        course.fee or 0,
        course.id or 0,
    )
