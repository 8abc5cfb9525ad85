"""Engines and sessions for SQLite and PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, ExceptionContext, make_url
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import QueuePool, StaticPool

BUSY_TIMEOUT_MS = 2_000  # a turn must end within seconds; a longer lock is answered by an honest sentence
PAGE_CACHE_KIB = 65_536  # search indexes of 200,000 vacancies stay in memory
MMAP_BYTES = 512 * 1024 * 1024
# A server that is gone without a word would otherwise be waited for during a quarter of an hour, by every
# thread there is. What an address says itself counts more. See libpq's documentation for the units.
PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,
}

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    f"PRAGMA cache_size=-{PAGE_CACHE_KIB}",
    f"PRAGMA mmap_size={MMAP_BYTES}",
)


def make_engine(url: str) -> Engine:
    """An engine in 2.0 style for a database address; opens no connection yet.

    The folder of a SQLite file is created; a SQLite address without a file is one database
    in memory, shared by all connections of the engine. Errors never repeat what was to be stored: it may
    be a token, or what a person wrote.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        patience = {name: value for name, value in PATIENCE.items() if name not in address.query}
        server: Engine = create_engine(
            url, future=True, pool_pre_ping=True, hide_parameters=True, connect_args=patience
        )
        event.listen(server, "handle_error", _hide_row)
        return server
    file = address.database or ":memory:"
    if file == ":memory:":
        options: dict[str, Any] = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    else:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        # SQLAlchemy 1.4 would open the file anew for every session: a millisecond, and a cold page cache.
        options = {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}}
    engine: Engine = create_engine(url, future=True, hide_parameters=True, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_session_factory(engine: Engine) -> "sessionmaker[Any]":
    """Sessions of an engine; objects stay readable after a commit.

    What sessions keep from one to the next (see jobs_db.usual_pay, jobs_db.in_force) is in their `info`.
    """
    return sessionmaker(engine, future=True, expire_on_commit=False, info={"usual_pay": {}, "in_force": {}})


def _hide_row(context: ExceptionContext) -> None:
    # Below its first line PostgreSQL quotes the row it refuses.
    refused, told = context.original_exception, context.sqlalchemy_exception
    if told is not None:
        refused.args = (str(refused).partition("\n")[0],)
        told.args = (f"({type(refused).__name__}) {refused}", *told.args[1:])


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions leave DDL outside and start too late; _begin_sqlite does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once if somebody wrote in between,
    # whatever the busy timeout; one that is going to write takes its turn at the start.
    writing = connection.get_execution_options().get("writing", False)
    # What somebody was told is stored must outlive a power cut; others need not wait for the disk.
    connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if writing else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
