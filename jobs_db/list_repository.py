"""Lists as staff look through them.

Vacancies are many: a page reads a range of one index that holds all a search looks at, in its order.
The other lists are short: they are read whole, and words are compared here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, literal, or_, select, tuple_

from jobs_db.employer_lists import EmployerLists, begins_a_word
from jobs_db.tables.course import CourseRow
from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.job_posting import JobPostingRow
from jobs_db.tables.licensed_company import LicensedCompanyRow
from jobs_db.tables.overseas_order import OverseasOrderRow
from services.lists.search import ALL, PAST, SHOWN, SOON, Found, ListSearch
from services.lists.words import holds_words

_PIECE = 500  # numbers in one question
_job: Any = JobPostingRow.__table__
_employer: Any = EmployerRow.__table__


@dataclass(frozen=True, slots=True)
class _Short:
    """Where a short list is: its table, the columns of words, its last day, and what counts as open."""

    table: Any
    words: tuple[Any, ...]
    last_day: Any
    open: tuple[str, ...]


def _short_lists() -> dict[str, _Short]:
    course: Any = CourseRow.__table__
    order: Any = OverseasOrderRow.__table__
    company: Any = LicensedCompanyRow.__table__
    return {
        "courses": _Short(
            course, (course.c.title, course.c.provider), course.c.registration_deadline, ("gathering", "open")
        ),
        "overseas_orders": _Short(
            order, (order.c.title, order.c.sending_company), order.c.valid_through, ("open",)
        ),
        "licensed_companies": _Short(company, (company.c.name, company.c.licence_number), None, ()),
    }


class SqlListRepository(EmployerLists):
    """Implements services.lists.ports.ListRepository over a session."""

    def find(self, search: ListSearch, limit: int) -> Sequence[Found]:
        """See the port."""
        if search.kind == "vacancies":
            return self._vacancies(search, limit)
        return self._short(search, _short_lists()[search.kind], limit)

    def statuses(self, kind: str, numbers: Sequence[int]) -> Mapping[int, str]:
        """See the port."""
        table: Any = (JobPostingRow if kind == "vacancies" else OverseasOrderRow).__table__
        found: dict[int, str] = {}
        for start in range(0, len(numbers), _PIECE):
            piece = numbers[start : start + _PIECE]
            rows = self._session.execute(select(table.c.id, table.c.status).where(table.c.id.in_(piece)))
            found |= {row.id: row.status for row in rows}
        return found

    def _vacancies(self, search: ListSearch, limit: int) -> list[Found]:
        soon = search.state == SOON
        day, number = _job.c.valid_through if soon else _job.c.date_posted, _job.c.id
        where = _state(search, _job.c.status, _job.c.valid_through, ("open",))
        where += [_has(word) for word in search.words]
        rising = soon is not search.backwards
        if search.after is not None:
            here: Any = tuple_(day, number)
            there: Any = tuple_(literal(search.after.day, Date), search.after.id)
            where.append(here > there if rising else here < there)
        order = (day, number) if rising else (day.desc(), number.desc())
        rows = self._session.execute(select(day, number).where(*where).order_by(*order).limit(limit))
        return [Found(*row) for row in rows]

    def _short(self, search: ListSearch, short: _Short, limit: int) -> list[Found]:
        status, number = short.table.c.status, short.table.c.id
        soon = search.state == SOON
        where = _state(search, status, short.last_day, short.open)
        columns = (short.last_day if soon else literal(None), number, *short.words)
        rows = self._session.execute(select(*columns).where(*where)).all()
        found = [Found(row[0], row[1]) for row in rows if holds_words(" ".join(row[2:]), search.words)]
        found.sort(key=_by_day if soon else _by_number, reverse=search.backwards)
        if search.after is not None:
            place = _by_day if soon else _by_number
            here = place(search.after)
            found = [one for one in found if (place(one) < here if search.backwards else place(one) > here)]
        return found[:limit]


def _by_day(one: Found) -> tuple[date, int]:
    return one.day or date.max, one.id


def _by_number(one: Found) -> tuple[date, int]:
    return date.max, -one.id


def _state(search: ListSearch, status: Any, last_day: Any, open_ones: tuple[str, ...]) -> list[Any]:
    today = search.today
    if search.state == ALL:
        return []
    if search.state not in (SHOWN, PAST, SOON):
        return [status == search.state]
    wanted = [status.in_(open_ones)]
    if search.state == PAST:
        return [*wanted, last_day < today]
    if search.state == SOON:
        return [*wanted, last_day.between(today, search.soon_until)]
    return [*wanted, or_(last_day.is_(None), last_day >= today) if last_day.nullable else last_day >= today]


def _has(word: str) -> Any:
    """A word in the title or the name of the employer."""
    named = select(_employer.c.id).where(begins_a_word(_employer.c.name_key, word))
    return or_(begins_a_word(_job.c.title_key, word), _job.c.employer_id.in_(named))
