"""Databases on the PostgreSQL server of the tests."""

import os
from functools import cache

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine, make_url

from jobs_db.engine import make_engine
from jobs_db.schema import MIGRATIONS, current_revision, downgrade_schema, upgrade_schema
from jobs_db.tables import Base

_RESTART = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"


def server() -> str:
    """Address of its first database; without one the test is left out, or fails where it is required."""
    url = os.environ.get("TROLY_TEST_POSTGRES_URL")
    if not url:
        if os.environ.get("TROLY_REQUIRE_POSTGRES") == "1":
            pytest.fail("TROLY_REQUIRE_POSTGRES is 1 but TROLY_TEST_POSTGRES_URL is not set.")
        pytest.skip("TROLY_TEST_POSTGRES_URL is not set")
    return url


def new_database(name: str) -> str:
    """Address of a new database beside the first, in place of any that had its name."""
    engine = make_engine(server())
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server()).set(database=name).render_as_string(hide_password=False)


def make_empty(engine: Engine) -> None:
    """Empty tables that count from 1, as after all migrations; those are only run where they must be."""
    if current_revision(engine) == _newest():
        with engine.begin() as connection:
            _forget_rows(connection)
    else:
        downgrade_schema(engine)
        upgrade_schema(engine)


def _forget_rows(connection: Connection) -> None:
    # Truncating all tables takes ten times as long: each of them gets new files.
    looks = (
        f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})"  # noqa: S608 (of the schema)
        for name in Base.metadata.tables
    )
    filled = connection.execute(text(" UNION ALL ".join(looks))).scalars().all()
    if filled:
        connection.execute(text(f"TRUNCATE {', '.join(filled)} CASCADE"))
    connection.execute(text(_RESTART))


@cache
def _newest() -> str | None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head()
