"""Sample records in the database: loaded once, and moved on to today when they have grown old."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from jobs_db.course_repository import SqlCourseRepository
from jobs_db.engine import make_session_factory
from jobs_db.job_repository import SqlJobRepository
from jobs_db.licensed_company_repository import SqlLicensedCompanyRepository
from jobs_db.overseas_order_repository import SqlOverseasOrderRepository
from jobs_db.tables.course import CourseRow
from jobs_db.tables.job_posting import JobPostingRow
from jobs_db.tables.job_search import JobSearchRow
from jobs_db.tables.licensed_company import LicensedCompanyRow
from jobs_db.tables.overseas_order import OverseasOrderRow
from services.jobs.static_order import ONE_DAY
from services.sample.courses import make_courses
from services.sample.licences import make_licensed_companies
from services.sample.overseas import make_overseas_orders
from services.sample.vacancies import make_vacancies

# Sample vacancies are open for two weeks at least; a demonstration a month later must still find them.
_STALE_DAYS = 7
_DAYS: dict[Any, tuple[str, ...]] = {
    JobPostingRow: ("date_posted", "valid_through"),
    CourseRow: ("opening_date", "registration_deadline"),
    OverseasOrderRow: ("date_posted", "valid_through", "interview_date"),
    LicensedCompanyRow: ("list_date", "status_since"),
}


def put_sample(engine: Engine, seed: int, today: date) -> None:
    """Load the sample records into an empty database; move those of an earlier week on to today.

    A database with records of the Center's own is left alone.
    """
    with make_session_factory(engine)() as session:
        session.connection(execution_options={"writing": True})
        newest = session.execute(
            select(func.max(JobPostingRow.date_posted)).where(JobPostingRow.is_sample)
        ).scalar_one()
        if newest is None:
            if session.execute(select(JobPostingRow.id).limit(1)).first() is None:
                _load(session, seed, today)
        else:
            if (today - newest).days >= _STALE_DAYS:
                _move(session, today - newest)
            _load_licences(session, today)
        session.commit()


def _load(session: Session, seed: int, today: date) -> None:
    SqlJobRepository(session).add_all(make_vacancies(seed, today))
    courses, orders = SqlCourseRepository(session), SqlOverseasOrderRepository(session)
    for course in make_courses(seed, today):
        courses.add(course)
    for order in make_overseas_orders(seed, today):
        orders.add(order)
    _load_licences(session, today)


def _load_licences(session: Session, today: date) -> None:
    """The sample list, where there is no list at all: a sample of an earlier version had none."""
    if session.execute(select(LicensedCompanyRow.id).limit(1)).first() is None:
        licences = SqlLicensedCompanyRepository(session)
        for company in make_licensed_companies(today):
            licences.add(company)


def _move(session: Session, by: timedelta) -> None:
    for row_class, names in _DAYS.items():
        for row in session.execute(select(row_class).where(row_class.is_sample)).scalars():
            for name in names:
                day = getattr(row, name)
                if day is not None:
                    setattr(row, name, day + by)
    session.flush()
    search: Any = JobSearchRow.__table__
    moved = select(JobPostingRow.id).where(JobPostingRow.is_sample)
    session.execute(
        update(search)
        .where(search.c.posting_id.in_(moved))
        .values(last_day=search.c.last_day + by.days, static_order=search.c.static_order + by.days * ONE_DAY)
    )
