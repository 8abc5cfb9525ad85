"""An empty database of each kind: SQLite always, PostgreSQL when TROLY_TEST_POSTGRES_URL names one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from services import Services
from services.ports import UnitOfWork
from tests.fakes import FakeUnitOfWork
from tests.jobs_db.postgres import make_empty, server

KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


def address(kind: str, tmp_path: Path) -> str:
    """Address of a database; one on PostgreSQL may hold what another test left."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path}/test.db"
    return server()


def empty(database_url: str, empty_database: Path) -> Services:
    """Services over new, empty tables."""
    if database_url.startswith("sqlite"):
        shutil.copy(empty_database, database_url.removeprefix("sqlite:///"))
    else:
        engine = make_engine(database_url)
        make_empty(engine)
        engine.dispose()
    return build_services(DatabaseSettings(url=database_url))


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return address(request.param, tmp_path)


@pytest.fixture
def empty_services(database_url: str, empty_database: Path) -> Iterator[Services]:
    services = empty(database_url, empty_database)
    yield services
    services.close()


@pytest.fixture(params=("fake", *KINDS))
def uow(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[UnitOfWork]:
    """An empty unit of work, over the fake as well: it is held to the truth."""
    if request.param == "fake":
        yield FakeUnitOfWork()
        return
    services = empty(address(request.param, tmp_path), empty_database)
    with services.unit_of_work(writing=True) as unit:
        yield unit
    services.close()
