"""Vacancies that meet almost everything, to follow the few that meet all of it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from services.jobs.nearby import NEAR_KM, around, commune_codes, province_codes
from services.jobs.page import RankedJob
from services.jobs.query import JobQuery
from services.jobs.relax import province_of
from services.jobs.shown import rank_ids, with_reasons
from services.jobs.trade_groups import related_occupations
from services.places import PlaceFilter
from services.ports import UnitOfWork

_LEAST_PAY_PERCENT = 80  # of what was wanted
_MOST = 80  # newest vacancies of each kind that are compared: a handful of them is shown


def near_matches(
    query: JobQuery, shown: Collection[int], uow: UnitOfWork, today: date, *, limit: int
) -> tuple[RankedJob, ...]:
    """The best of what nearly meets a query: the trade elsewhere, or a near trade close by.

    What the person is and what she refuses still holds.

    Args:
        query: What she asked for; its own offset and limit do not count.
        shown: Ids that she has seen already.
        limit: Results wanted; there may be fewer.
    """
    ids: dict[int, None] = {}
    for loosened in _loosened(query):
        ids |= dict.fromkeys(uow.jobs.matching_ids(loosened, today, limit=_MOST))
    ranked = rank_ids([one for one in ids if one not in shown], query, uow, today)
    return with_reasons(ranked[:limit], query, uow, today)


def _loosened(query: JobQuery) -> Iterator[JobQuery]:
    least = query.salary_min and query.salary_min * _LEAST_PAY_PERCENT // 100
    easier = replace(query, benefits=(), experience_months=None, salary_min=least, salary_max=None)
    if query.occupations or query.sectors:
        yield replace(easier, places=_same_province(query), work_time=(), salary_min=None, couple=False)
    if query.occupations:
        near = (*query.occupations, *related_occupations(query.occupations))
        yield replace(easier, occupations=near, places=_close_by(query))
    elif not query.sectors:
        yield replace(easier, places=_close_by(query))


def _same_province(query: JobQuery) -> tuple[PlaceFilter, ...]:
    """The provinces of the places that were named; whoever named none goes anywhere."""
    return tuple(province_of(code) for code in province_codes(query.places))


def _close_by(query: JobQuery) -> tuple[PlaceFilter, ...]:
    places = query.places or ((query.home,) if query.home else ())
    return tuple(around(place, NEAR_KM) if commune_codes([place]) else place for place in places)
