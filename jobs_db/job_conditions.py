"""A job query as conditions on the rows of job_search."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import func, or_
from sqlalchemy.sql.elements import ColumnElement

from jobs_db.tables.job_search import JobSearchRow
from services.jobs import traits
from services.jobs.query import JobQuery
from services.places import PlaceFilter, is_commune

Condition: TypeAlias = "ColumnElement[Any]"
Key: TypeAlias = tuple[Any, str]  # a column of job_search and a value it may have

# Its columns read like sentences: job.age_min <= 30.
job: Any = JobSearchRow.__table__.c


def person_and_offer(query: JobQuery, today: date, *, real_only: bool) -> list[Condition]:
    """Every condition but places, occupations and sectors; `real_only` leaves samples out."""
    found: list[Condition] = [job.last_day >= today.toordinal()]
    required = (
        traits.person_bits(query.gender, query.education)
        | traits.benefit_bits(query.benefits)
        | traits.couple_bits(query.couple)
    )
    if required:
        found.append(_has_all(required))
    for group in traits.wanted_work_time_groups(query.work_time):
        found.append(_traits(group) != 0)
    refused = (
        traits.refused_work_time_bits(query.excluded_work_time)
        | traits.benefit_bits(query.excluded_benefits)
        | (traits.SAMPLE if real_only else 0)
    )
    if refused:
        found.append(_has_none(refused))
    if query.age is not None:
        found += [job.age_min <= query.age, job.age_max >= query.age]
    if query.experience_months is not None:
        found.append(job.experience_months <= query.experience_months)
    if query.salary_max is not None:
        found.append(unindexed(job.pay_floor) <= query.salary_max)
    if query.excluded_occupations:
        found.append(none_of(job.occupation_id, query.excluded_occupations))
    if query.excluded_sectors:
        found.append(none_of(job.sector, query.excluded_sectors))
    for column, code in place_keys(query.excluded_places):
        found.append(none_of(column, [code]))
    return found


def is_real() -> Any:
    """A workplace is of a vacancy that is no sample."""
    return _has_none(traits.SAMPLE)


def place_keys(places: Iterable[PlaceFilter]) -> list[Key]:
    """The keys any one of which puts a workplace within the places."""
    keys: list[Key] = []
    for place in places:
        communes = [code for code in place.codes if is_commune(code)]
        if place.level == "old_province" and place.old_codes:
            keys += [(job.old_province_code, code) for code in place.old_codes]
            continue
        if place.level == "old_district":
            keys += [(job.old_district_code, code) for code in place.old_codes]
        elif not communes:
            keys += [(job.province_code, code) for code in place.codes]
        keys += [(job.commune_code, code) for code in communes]
    return list(dict.fromkeys(keys))


def one_of(keys: Iterable[Key]) -> Condition:
    """A workplace has at least one of the keys; never what a planner reads by."""
    by_column: dict[Any, list[str]] = {}
    for column, code in keys:
        by_column.setdefault(column, []).append(code)
    return or_(*(func.coalesce(column, "").in_(codes) for column, codes in by_column.items()))


def none_of(column: Any, values: Sequence[str]) -> Condition:
    """A column holds none of the values, or nothing."""
    return or_(column.is_(None), column.not_in(values))


def pay_reaches(query: JobQuery, *, indexed: bool) -> list[Condition]:
    """The pay can reach what is wanted; `indexed` when the range of the pay index is to be read."""
    if query.salary_min is None:
        return []
    return [(job.pay_top if indexed else unindexed(job.pay_top)) >= query.salary_min]


# PostgreSQL expects an equation with a mask to hold hardly ever, and an inequality to hold for a third;
# believing the former it would sort all rows instead of reading a few in order.
def _has_all(wanted: int) -> Any:
    return _traits(wanted) >= wanted


def _has_none(refused: int) -> Any:
    return _traits(refused) <= 0


def _traits(mask: int) -> Any:
    return job.traits.op("&")(mask)


def unindexed(column: Any) -> Any:
    """A column in a form for which no planner takes its index."""
    return column + 0
