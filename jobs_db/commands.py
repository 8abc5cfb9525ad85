"""What can be done to a whole database, as plain functions over its address."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from jobs_db.engine import make_engine
from jobs_db.sample import put_sample
from jobs_db.schema import downgrade_schema, upgrade_schema
from jobs_db.tables.course import CourseRow
from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.job_posting import JobPostingRow
from jobs_db.tables.overseas_order import OverseasOrderRow
from services import calendar
from services.errors import Unavailable

_COUNTED: dict[str, Any] = {
    "employers": EmployerRow,
    "vacancies": JobPostingRow,
    "courses": CourseRow,
    "overseas_orders": OverseasOrderRow,
}


def upgrade(url: str) -> None:
    """Bring the tables up to date; a SQLite file and its folder are made when missing."""
    with _engine(url) as engine:
        upgrade_schema(engine)


def load_sample(url: str, seed: int, today: date | None = None) -> None:
    """Load the sample data into a database whose tables are up to date.

    A second load changes nothing, except that sample data of an earlier week is moved on to today.

    Args:
        today: The day from which days of posting and deadlines are counted; today in Cà Mau by default.
    """
    with _engine(url) as engine:
        put_sample(engine, seed, today or calendar.today())


def reset(url: str) -> None:
    """Delete everything and make empty tables."""
    with _engine(url) as engine:
        downgrade_schema(engine)
        upgrade_schema(engine)


def count(url: str) -> Mapping[str, int]:
    """How many employers, vacancies, courses and overseas orders there are, in that order."""
    with _engine(url) as engine, engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(row.__table__)).scalar_one()
            for name, row in _COUNTED.items()
        }


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = make_engine(url)
    try:
        yield engine
    except (OperationalError, InterfaceError) as error:
        raise Unavailable(f"The database cannot be used: {error.orig}") from error
    finally:
        engine.dispose()
