"""What can be done to a whole database, as plain functions over its address."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from jobs_db.engine import make_engine, make_session_factory
from jobs_db.policy_repository import SqlPolicyRepository
from jobs_db.sample import put_sample
from jobs_db.schema import downgrade_schema, upgrade_schema
from jobs_db.tables.course import CourseRow
from jobs_db.tables.employer import EmployerRow
from jobs_db.tables.job_posting import JobPostingRow
from jobs_db.tables.overseas_order import OverseasOrderRow
from services import calendar
from services.errors import Unavailable
from services.policy.planting import plant

_COUNTED: dict[str, Any] = {
    "employers": EmployerRow,
    "vacancies": JobPostingRow,
    "courses": CourseRow,
    "overseas_orders": OverseasOrderRow,
}


def upgrade(url: str) -> None:
    """Bring the tables up to date; a SQLite file and its folder are made when missing.

    Policy content that nobody has edited is brought up to date with the files it comes from.

    Raises:
        InvalidInput: A file of the policy content breaks its form.
    """
    with _engine(url) as engine:
        upgrade_schema(engine)
        _plant_policy(engine)


def load_sample(url: str, seed: int, today: date | None = None) -> None:
    """Load the sample data into a database whose tables are up to date.

    A second load changes nothing, except that sample data of an earlier week is moved on to today.

    Args:
        today: The day from which days of posting and deadlines are counted; today in Cà Mau by default.
    """
    with _engine(url) as engine:
        put_sample(engine, seed, today or calendar.today())


def reset(url: str) -> None:
    """Delete everything; the tables are empty but for the policy content of the files."""
    with _engine(url) as engine:
        downgrade_schema(engine)
        upgrade_schema(engine)
        _plant_policy(engine)


def count(url: str) -> Mapping[str, int]:
    """How many employers, vacancies, courses and overseas orders there are, in that order."""
    with _engine(url) as engine, engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(row.__table__)).scalar_one()
            for name, row in _COUNTED.items()
        }


def _plant_policy(engine: Engine) -> None:
    with make_session_factory(engine)() as session:
        session.connection(execution_options={"writing": True})
        if plant(SqlPolicyRepository(session)):
            session.commit()


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = make_engine(url)
    try:
        yield engine
    except (OperationalError, InterfaceError) as error:
        raise Unavailable(f"The database cannot be used: {error.orig}") from error
    finally:
        engine.dispose()
