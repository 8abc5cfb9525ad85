"""Job search as SQL: which range of which index is read, and in which order.

A search takes its first results from each of a few index ranges that are already in result order,
and merges them: what it costs depends on how many results are wanted, not on how many there are.
"""

from datetime import date
from typing import Any

from sqlalchemy import func, literal_column, select, union

from jobs_db import job_conditions as conditions
from jobs_db.job_conditions import job
from services.jobs.candidate import Ring
from services.jobs.query import JobQuery

# A union of this many ordered ranges is still cheaper than sorting all they hold.
MAX_RANGES = 40
# By name: making column objects of every part of a union took a fifth of an action's time.
_ORDER, _ID = literal_column("static_order"), literal_column("posting_id")
_NARROW = {job.commune_code, job.old_district_code}


def first_ids(
    query: JobQuery,
    today: date,
    ring: Ring | None,
    *,
    limit: int,
    offset: int,
    rare_pay: bool,
    real_only: bool,
) -> Any:
    """Ids in static order.

    Args:
        rare_pay: Few vacancies pay so well that reading all of them is the shortest way.
        real_only: Samples are left out.
    """
    ranges = _ranges(query, today, ring, rare_pay=rare_pay, real_only=real_only)
    if len(ranges) == 1:
        statement = _sorted(ranges[0]) if rare_pay else _in_order(ranges[0])
    else:
        parts = [_in_order(part).limit(limit + offset).subquery() for part in ranges]
        merged = union(*(select(_ORDER, _ID).select_from(part) for part in parts)).subquery()
        statement = (
            select(_ORDER.label("static_order"), _ID.label("posting_id"))
            .select_from(merged)
            .order_by(_ORDER.desc(), _ID.desc())
        )
    return statement.limit(limit).offset(offset)


def one_match(query: JobQuery, today: date, *, rare_pay: bool, real_only: bool) -> list[Any]:
    """One id in no order, by each statement that has any; together they look at everything."""
    lead, rest = _lead_and_rest(query, today, None, rare_pay=rare_pay, real_only=real_only)
    columns = list(dict.fromkeys(column for column, _code in lead))
    ranges = [[column.in_([code for key, code in lead if key is column]), *rest] for column in columns]
    return [select(job.posting_id).where(*where).limit(1) for where in ranges or [rest]]


def well_paid(query: JobQuery, limit: int) -> Any:
    """How many workplaces pay as wanted, counted up to a limit."""
    few = select(job.posting_id).where(*conditions.pay_reaches(query, indexed=True)).limit(limit).subquery()
    return select(func.count()).select_from(few)


def one_real() -> Any:
    """One workplace of an open vacancy that is no sample; as good as nothing where there are any."""
    return select(job.posting_id).where(conditions.is_real()).limit(1)


def leads_narrowly(query: JobQuery, ring: Ring | None) -> bool:
    """Whether communes say which ranges to read; nothing is narrower."""
    return _leading(_choices(query, ring)) == "communes"


def _ranges(
    query: JobQuery, today: date, ring: Ring | None, *, rare_pay: bool, real_only: bool
) -> list[list[conditions.Condition]]:
    """Conditions of each range: one key of the leading index, and all the rest."""
    lead, rest = _lead_and_rest(query, today, ring, rare_pay=rare_pay, real_only=real_only)
    return [[column == code, *rest] for column, code in lead] or [rest]


def _lead_and_rest(
    query: JobQuery, today: date, ring: Ring | None, *, rare_pay: bool, real_only: bool
) -> tuple[list[conditions.Key], list[conditions.Condition]]:
    """The keys of the leading index, none for everything in order, and all other conditions."""
    choices = _choices(query, ring)
    leading = None if rare_pay else _leading(choices)
    rest = conditions.person_and_offer(query, today, real_only=real_only)
    rest += conditions.pay_reaches(query, indexed=rare_pay)
    rest += [conditions.one_of(keys) for name, keys in choices.items() if name != leading]
    if ring is not None and ring.outside:
        rest.append(conditions.none_of(job.commune_code, ring.outside))
    return choices[leading] if leading else [], rest


def _leading(choices: dict[str, list[conditions.Key]]) -> str | None:
    """What to read by, the narrowest of what was asked for; None for everything in order."""
    order = ("communes", "occupations", "places", "sectors")
    return next((name for name in order if 0 < len(choices.get(name, ())) <= MAX_RANGES), None)


def _choices(query: JobQuery, ring: Ring | None) -> dict[str, list[conditions.Key]]:
    """The keys of which a workplace must have one, for each thing that was asked for."""
    places = conditions.place_keys(query.places)
    narrow = all(column in _NARROW for column, _code in places)
    found = {
        "communes": places if narrow else [],
        "places": [] if narrow else places,
        "occupations": [(job.occupation_id, name) for name in query.occupations],
        "sectors": [(job.sector, name) for name in query.sectors],
    }
    if ring is not None and ring.inside:
        found["ring"] = found["communes"]
        found["communes"] = [(job.commune_code, code) for code in ring.inside]
    return {name: keys for name, keys in found.items() if keys}


def _in_order(where: list[conditions.Condition]) -> Any:
    return _distinct(where).order_by(job.static_order.desc(), job.posting_id.desc())


def _sorted(where: list[conditions.Condition]) -> Any:
    """The same results, but found first and sorted then: neither planner knows that they are few."""
    order = conditions.unindexed(job.static_order)
    found = select(order.label("static_order"), job.posting_id).where(*where).distinct()
    return found.order_by(order.desc(), job.posting_id.desc())


def _distinct(where: list[conditions.Condition]) -> Any:
    # A vacancy with several matching workplaces is one result.
    return select(job.static_order, job.posting_id).where(*where).distinct()
