"""Which vacancies leave the house: only those that people may see on that day."""

from collections.abc import Sequence
from datetime import date

from language.places import commune_place
from services.jobs.model import JobPosting
from services.jobs.query import JobQuery, PlaceFilter
from services.ports import UnitOfWork

MOST = 50_000  # as many as one list may have when it is brought in
_AT_ONCE = 500  # ids in one statement


def commune_filter(code: str) -> PlaceFilter:
    """One of today's communes as a condition; the code must be one."""
    place = commune_place(code)
    return PlaceFilter(name=place.name, level=place.level, codes=place.codes, title=place.title)


def shown_postings(
    uow: UnitOfWork, today: date, communes: Sequence[str] = (), *, most: int = MOST
) -> list[JobPosting]:
    """Vacancies shown on a day, the newest and fullest first.

    Args:
        communes: Codes of today's communes of which a workplace must lie in one; none for everywhere.
    """
    query = JobQuery(places=tuple(map(commune_filter, communes)), limit=most)
    ids = uow.jobs.matching_ids(query, today, limit=most)
    found: list[JobPosting] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += uow.jobs.get_many(ids[start : start + _AT_ONCE])
    return [posting for posting in found if posting.is_shown(today)]


def chosen_postings(uow: UnitOfWork, today: date, ids: Sequence[int]) -> list[JobPosting]:
    """The vacancies of these ids, in their order; those that may not be shown are left out.

    Samples are among them only while there is nothing else.
    """
    real_only = uow.jobs.any_real()
    shown = (posting for posting in uow.jobs.get_many(ids) if posting.is_shown(today))
    return [posting for posting in shown if not (real_only and posting.is_sample)]
