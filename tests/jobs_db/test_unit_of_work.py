"""A unit of work keeps what is committed and says when the database is away."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from traceback import format_exception

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from jobs_db.bootstrap import build_services
from jobs_db.engine import PATIENCE, make_engine
from jobs_db.settings import DatabaseSettings
from services.errors import Unavailable
from services.jobs.model import Employer, JobPosting
from tests.jobs_db.conftest import address, empty

LIMIT_SECONDS = 30.0
MORE_THAN_THE_POOL = 20
OWN_NUMBER = text("SELECT pg_backend_pid()")
KILL = text("SELECT pg_terminate_backend(:number, 5000)")

POSTING = JobPosting(
    title="Thợ hồ",
    employer=Employer(name="Công ty Mẫu"),
    places=(),
    date_posted=date(2026, 11, 1),
    valid_through=date(2026, 12, 1),
)


def test_nothing_is_kept_without_a_commit(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.jobs.add(POSTING)
    with empty_services.unit_of_work() as uow:
        assert uow.jobs.get(number) is None


def test_what_is_committed_is_kept(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.jobs.add(POSTING)
        uow.commit()
    with empty_services.unit_of_work() as uow:
        assert uow.jobs.get(number).title == "Thợ hồ"


def test_what_is_rolled_back_is_dropped_and_the_rest_kept(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        dropped = uow.jobs.add(POSTING)
        uow.rollback()
        uow.commit()
    with empty_services.unit_of_work() as uow:
        assert uow.jobs.get(dropped) is None


@pytest.mark.postgres
def test_a_connection_that_dies_after_the_last_answer_is_unavailable(tmp_path, empty_database):
    url = address("postgresql", tmp_path)
    services = empty(url, empty_database)
    killer = make_engine(url)
    for _ in range(MORE_THAN_THE_POOL):
        with pytest.raises(Unavailable), services.unit_of_work() as uow:
            uow.jobs.get(1)
            number = uow._session.execute(OWN_NUMBER).scalar_one()
            with killer.begin() as connection:
                assert connection.execute(KILL, {"number": number}).scalar_one()
    with services.unit_of_work() as uow:
        assert uow.jobs.get(1) is None
    killer.dispose()
    services.close()


def test_a_database_without_tables_is_unavailable(tmp_path):
    services = build_services(DatabaseSettings(url=f"sqlite:///{tmp_path}/none.db"))
    with pytest.raises(Unavailable), services.unit_of_work() as uow:
        uow.jobs.get(1)
    services.close()


def test_a_locked_database_is_unavailable_within_seconds(tmp_path):
    url = f"sqlite:///{tmp_path}/locked.db"
    services = build_services(DatabaseSettings(url=url))
    other = make_engine(url)
    with other.connect().execution_options(writing=True) as connection:
        connection.execute(text("CREATE TABLE held (id INTEGER)"))
        with pytest.raises(Unavailable), services.unit_of_work(writing=True):
            pass
    other.dispose()
    services.close()


def test_sqlite_keeps_foreign_keys_and_writes_ahead(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/folder/pragmas.db")
    with engine.connect() as connection:
        values = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    engine.dispose()
    assert values == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 2000}


def test_settings_fall_back_to_the_file_under_var():
    assert DatabaseSettings.from_env({}).url == "sqlite:///var/troly.db"
    assert DatabaseSettings.from_env({"TROLY_DATABASE_URL": "sqlite:///x.db"}).url == "sqlite:///x.db"


def test_what_a_database_refuses_is_not_told_with_the_refusal(database_url, empty_services):
    engine = make_engine(database_url)
    said = "điều không ai được đọc trong nhật ký"
    refused = text(
        "INSERT INTO conversation (id, channel, speaker, started_at, last_at)"
        " VALUES (:said, 'web', 'nobody', '2026-11-23 00:00:00', '2026-11-23 00:00:00')"
    )
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(refused, {"said": said})
    engine.dispose()
    told = "".join(format_exception(caught.type, caught.value, caught.tb))
    assert "speaker" in told
    assert said not in told


def test_a_server_that_takes_connections_and_says_nothing_is_unavailable(monkeypatch):
    monkeypatch.setitem(PATIENCE, "connect_timeout", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql+psycopg2://troly@127.0.0.1:{silent.getsockname()[1]}/troly"
        services = build_services(DatabaseSettings(url=url))
        asking = ThreadPoolExecutor(1).submit(services.unit_of_work(writing=True).__enter__)
        # Closing the server's socket ends the wait of a client that has no patience of its own.
        refused = asking.exception(LIMIT_SECONDS)
    assert isinstance(refused, Unavailable)
