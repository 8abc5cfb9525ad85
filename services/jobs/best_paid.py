"""The best paid of more vacancies than are ranked at once."""

from dataclasses import replace
from datetime import date

from services.jobs.query import JobQuery
from services.ports import UnitOfWork
from services.results import TOTAL_CAP

_STEP = 100_000  # VND per month: pays that lie closer together count as equal here
_HIGHEST = 200_000_000  # VND per month


def best_paid_ids(query: JobQuery, count: int, uow: UnitOfWork, today: date) -> list[int]:
    """Ids among which the `count` best paid vacancies are, at most one more than the cap.

    The ids come in static order, so the pay they must reach is raised as far as enough of them are left.

    Args:
        query: Conditions as they are after relaxing.
        count: 1 or more; where fewer vacancies state their pay, the newest of all stand in.
    """

    def reaching(pay: int | None) -> list[int]:
        return uow.jobs.matching_ids(replace(query, salary_min=pay), today, limit=TOTAL_CAP + 1)

    low, high = (query.salary_min or 0) // _STEP, _HIGHEST // _STEP
    best, above = reaching(query.salary_min), list[int]()
    while low < high:
        middle = (low + high + 1) // 2
        found = reaching(middle * _STEP)
        if len(found) >= count:
            low, best = middle, found
        else:
            high, above = middle - 1, found
    # Many may pay alike just where enough are left; those who pay more must not be cut off with them.
    return list(dict.fromkeys((*above, *best)))[: TOTAL_CAP + 1]
