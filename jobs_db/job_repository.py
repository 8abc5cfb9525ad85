"""Vacancies in the database."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jobs_db import job_rows, job_statements, usual_pay
from jobs_db.insert_row import insert_row
from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.job_posting import JobPlaceRow, JobPostingRow
from jobs_db.tables.job_search import JobSearchRow
from services.errors import InvalidInput, NotFound
from services.jobs.candidate import JobCandidate, Ring
from services.jobs.model import Employer, JobPosting
from services.jobs.query import JobQuery

# Below so many well-paid workplaces, reading them all beats looking for them among the newest.
_RARE_PAY = 3_000
_PIECE = 500  # vacancies read at once where all of them are read


class SqlJobRepository:
    """Implements services.ports.JobRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, posting_id: int) -> JobPosting | None:
        """See services.ports.JobRepository.get."""
        return next(iter(self.get_many([posting_id])), None)

    def get_many(self, posting_ids: Sequence[int]) -> list[JobPosting]:
        """See services.ports.JobRepository.get_many."""
        statement = select(JobPostingRow).where(JobPostingRow.id.in_(posting_ids))
        rows = self._session.execute(statement.execution_options(populate_existing=True)).scalars()
        found = {row.id: job_rows.posting_from_row(row) for row in rows}
        return [found[posting_id] for posting_id in posting_ids if posting_id in found]

    def add(self, posting: JobPosting) -> int:
        """See services.ports.JobRepository.add."""
        return self.add_all([posting])[0]

    def add_all(self, postings: Iterable[JobPosting]) -> list[int]:
        """See services.ports.JobRepository.add_all."""
        employers: dict[str, int] = {}
        ids = []
        places: list[dict[str, Any]] = []
        search: list[dict[str, Any]] = []
        for posting in postings:
            name = posting.employer.name
            if name not in employers:
                employers[name] = self._employer_id(posting.employer)
            values = job_rows.posting_values(posting, employers[name])
            posting_id = insert_row(self._session, JobPostingRow, values)
            ids.append(posting_id)
            places += [
                job_rows.place_values(posting_id, position, place)
                for position, place in enumerate(posting.places)
            ]
            search += job_rows.search_values(posting_id, posting)
        self._insert(JobPlaceRow, places)
        self._insert(JobSearchRow, search)
        return ids

    def save(self, posting: JobPosting) -> None:
        """See services.ports.JobRepository.save."""
        if posting.id is None or self._session.get(JobPostingRow, posting.id) is None:
            raise NotFound(f"There is no vacancy {posting.id} to change.")
        values = job_rows.posting_values(posting, self._employer_id(posting.employer))
        table: Any = JobPostingRow.__table__
        self._session.execute(update(table).where(table.c.id == posting.id).values(values))
        for row in (JobPlaceRow, JobSearchRow):
            owned: Any = row.__table__
            self._session.execute(delete(owned).where(owned.c.posting_id == posting.id))
        self._insert(
            JobPlaceRow,
            [job_rows.place_values(posting.id, number, place) for number, place in enumerate(posting.places)],
        )
        self._insert(JobSearchRow, job_rows.search_values(posting.id, posting))
        self._session.expire_all()

    def remove(self, posting_id: int) -> None:
        """See services.ports.JobRepository.remove."""
        for row, key in ((JobSearchRow, "posting_id"), (JobPlaceRow, "posting_id"), (JobPostingRow, "id")):
            table: Any = row.__table__
            try:
                self._session.execute(delete(table).where(table.c[key] == posting_id))
            except IntegrityError as error:
                raise InvalidInput(f"Vacancy {posting_id} is referred to.") from error

    def on_list(self, since: date) -> Iterator[JobPosting]:
        """See services.ports.JobRepository.on_list."""
        table: Any = JobPostingRow.__table__
        listed = table.c.status.in_(("open", "held")), table.c.valid_through >= since
        ids = list(self._session.execute(select(table.c.id).where(*listed).order_by(table.c.id)).scalars())
        for start in range(0, len(ids), _PIECE):
            yield from self.get_many(ids[start : start + _PIECE])

    def employers(self) -> list[Employer]:
        """See services.ports.JobRepository.employers."""
        rows = self._session.execute(select(EmployerRow).order_by(EmployerRow.id)).scalars()
        return [job_rows.employer_from_row(row) for row in rows]

    def remove_idle_employers(self, employer_ids: Sequence[int]) -> None:
        """See services.ports.JobRepository.remove_idle_employers."""
        table: Any = EmployerRow.__table__
        owned: Any = JobPostingRow.__table__
        for employer_id in employer_ids:
            busy = select(owned.c.id).where(owned.c.employer_id == employer_id).limit(1)
            if self._session.execute(busy).first() is None:
                self._session.execute(delete(table).where(table.c.id == employer_id))

    def matching_ids(
        self, query: JobQuery, today: date, *, limit: int, offset: int = 0, ring: Ring | None = None
    ) -> list[int]:
        """See services.ports.JobRepository.matching_ids."""
        statement = job_statements.first_ids(
            query,
            today,
            ring,
            limit=limit,
            offset=offset,
            rare_pay=self._pay_is_rare(query, ring),
            real_only=self.any_real(),
        )
        return [row.posting_id for row in self._session.execute(statement)]

    def any_matching(self, query: JobQuery, today: date) -> bool:
        """See services.ports.JobRepository.any_matching."""
        statements = job_statements.one_match(
            query, today, rare_pay=self._pay_is_rare(query, None), real_only=self.any_real()
        )
        return any(self._session.execute(statement).first() is not None for statement in statements)

    def any_real(self) -> bool:
        """See services.ports.JobRepository.any_real."""
        return self._session.execute(job_statements.one_real()).first() is not None

    def candidates(self, posting_ids: Sequence[int]) -> list[JobCandidate]:
        """See services.ports.JobRepository.candidates."""
        table: Any = JobSearchRow.__table__
        statement = select(table).where(table.c.posting_id.in_(posting_ids))
        rows = sorted(self._session.execute(statement), key=lambda row: (row.posting_id, row.position))
        found = {
            posting_id: job_rows.candidate_from_rows(list(places))
            for posting_id, places in groupby(rows, key=lambda row: row.posting_id)
        }
        return [found[posting_id] for posting_id in posting_ids if posting_id in found]

    def usual_pay(
        self, occupations: Iterable[str], today: date, *, real_only: bool = False
    ) -> dict[str, int]:
        """See services.ports.JobRepository.usual_pay."""
        return usual_pay.usual_pay(self._session, occupations, today, real_only=real_only or self.any_real())

    def _pay_is_rare(self, query: JobQuery, ring: Ring | None) -> bool:
        if query.salary_min is None or job_statements.leads_narrowly(query, ring):
            return False
        seen: int = self._session.execute(job_statements.well_paid(query, _RARE_PAY)).scalar_one()
        return seen < _RARE_PAY

    def _employer_id(self, employer: Employer) -> int:
        table: Any = EmployerRow.__table__
        known: int | None = self._session.execute(
            select(table.c.id).where(table.c.name == employer.name)
        ).scalar_one_or_none()
        if known is not None:
            return known
        return insert_row(self._session, EmployerRow, job_rows.employer_values(employer))

    def _insert(self, row: Any, values: list[dict[str, Any]]) -> None:
        if values:
            self._session.execute(insert(row.__table__), values)
