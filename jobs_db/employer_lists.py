"""Employers as staff look through them, with their vacancies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jobs_db import job_rows
from jobs_db.insert_row import insert_row
from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.employer_alias import EmployerAliasRow
from jobs_db.tables.job_posting import JobPostingRow
from services.errors import InvalidInput
from services.jobs.model import Employer
from services.lists.employer_search import EmployerSearch

_job: Any = JobPostingRow.__table__
_employer: Any = EmployerRow.__table__
_alias: Any = EmployerAliasRow.__table__


class EmployerLists:
    """The part of services.lists.ports.ListRepository about employers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def employers(self, search: EmployerSearch, limit: int) -> Sequence[Employer]:
        """See the port."""
        key: Any = tuple_(_employer.c.name_key, _employer.c.id)
        where = [begins_a_word(_employer.c.name_key, word) for word in search.words]
        if search.after is not None:
            there: Any = tuple_(*search.after)
            where.append(key < there if search.backwards else key > there)
        columns = (_employer.c.name_key, _employer.c.id)
        order = [column.desc() for column in columns] if search.backwards else columns
        rows = self._session.execute(select(_employer).where(*where).order_by(*order).limit(limit))
        return [_read(row) for row in rows]

    def employer(self, number: int) -> Employer | None:
        """See the port."""
        row = self._session.execute(select(_employer).where(_employer.c.id == number)).first()
        return None if row is None else _read(row)

    def named(self, name: str) -> Employer | None:
        """See the port."""
        row = self._session.execute(select(_employer).where(_employer.c.name == name)).first()
        return None if row is None else _read(row)

    def add_employer(self, employer: Employer) -> int:
        """See the port."""
        return insert_row(self._session, EmployerRow, job_rows.employer_values(employer))

    def save_employer(self, employer: Employer) -> None:
        """See the port."""
        values = job_rows.employer_values(employer)
        self._session.execute(update(_employer).where(_employer.c.id == employer.id).values(values))
        self._session.expire_all()

    def remove_employer(self, number: int) -> None:
        """See the port."""
        try:
            self._session.execute(delete(_employer).where(_employer.c.id == number))
        except IntegrityError as error:
            raise InvalidInput(f"Employer {number} still has vacancies.") from error

    def employer_names(self) -> Sequence[tuple[int, str]]:
        """See the port."""
        rows = self._session.execute(select(_employer.c.id, _employer.c.name).order_by(_employer.c.id))
        return [(row.id, row.name) for row in rows]

    def shown_of(self, numbers: Sequence[int], today: date) -> Mapping[int, int]:
        """See the port."""
        where = _job.c.employer_id.in_(numbers), _job.c.status == "open", _job.c.valid_through >= today
        counted = (
            select(_job.c.employer_id, func.count().label("shown")).where(*where).group_by(_job.c.employer_id)
        )
        rows = self._session.execute(counted)
        return {row.employer_id: row.shown for row in rows}

    def vacancies_of(
        self, number: int, *, after: int = 0, limit: int, shown_on: date | None = None, title_key: str = ""
    ) -> Sequence[int]:
        """See the port."""
        where = [_job.c.employer_id == number, _job.c.id > after]
        if shown_on is not None:
            where += [_job.c.status == "open", _job.c.valid_through >= shown_on]
        if title_key:
            where.append(_job.c.title_key == title_key)
        rows = self._session.execute(select(_job.c.id).where(*where).order_by(_job.c.id).limit(limit))
        return list(rows.scalars())

    def move_vacancies(self, source: int, target: int) -> int:
        """See the port."""
        moved = update(_job).where(_job.c.employer_id == source).values(employer_id=target)
        done: Any = self._session.execute(moved)
        self._session.execute(update(_alias).where(_alias.c.employer_id == source).values(employer_id=target))
        self._session.expire_all()
        return int(done.rowcount)

    def remember_name(self, company_key: str, number: int) -> None:
        """See the port."""
        self._session.execute(delete(_alias).where(_alias.c.company_key == company_key))
        insert_row(self._session, EmployerAliasRow, {"company_key": company_key, "employer_id": number})

    def other_names(self) -> Mapping[str, Employer]:
        """See the port."""
        joined = select(_alias.c.company_key, _employer).join(
            _employer, _employer.c.id == _alias.c.employer_id
        )
        return {row.company_key: _read(row) for row in self._session.execute(joined)}

    def same_titles(self, today: date, after: tuple[int, str], limit: int) -> Sequence[tuple[int, str]]:
        """See the port."""
        there: Any = tuple_(*after)
        behind = tuple_(_job.c.employer_id, _job.c.title_key) > there
        shown = behind, _job.c.status == "open", _job.c.valid_through >= today
        grouped = (
            select(_job.c.employer_id, _job.c.title_key)
            .where(*shown)
            .group_by(_job.c.employer_id, _job.c.title_key)
            .having(func.count() > 1)
            .order_by(_job.c.employer_id, _job.c.title_key)
            .limit(limit)
        )
        return [(row.employer_id, row.title_key) for row in self._session.execute(grouped)]

    def vacancies_titled(
        self, titles: Sequence[tuple[int, str]], today: date
    ) -> Mapping[tuple[int, str], Sequence[int]]:
        """See the port."""
        pair: Any = tuple_(_job.c.employer_id, _job.c.title_key)
        shown = pair.in_(list(titles)), _job.c.status == "open", _job.c.valid_through >= today
        chosen = select(_job.c.employer_id, _job.c.title_key, _job.c.id).where(*shown).order_by(_job.c.id)
        found: dict[tuple[int, str], list[int]] = {}
        for row in self._session.execute(chosen):
            found.setdefault((row.employer_id, row.title_key), []).append(row.id)
        return found


def begins_a_word(column: Any, word: str) -> Any:
    """Whether a key, its words parted by one blank, has a word that begins so; `word` is no pattern."""
    return or_(column.startswith(word), column.contains(f" {word}"))


def _read(row: Any) -> Employer:
    return Employer(
        id=row.id,
        name=row.name,
        tax_code=row.tax_code,
        sector=row.sector,
        address=row.address,
        phone=row.phone,
        is_sample=row.is_sample,
    )
