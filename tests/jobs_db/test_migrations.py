"""Migrations: one line of them, and they make the tables of the models."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Engine

from jobs_db.engine import make_engine
from jobs_db.schema import MIGRATIONS, current_revision, downgrade_schema, upgrade_schema
from jobs_db.tables import Base


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url)
    downgrade_schema(engine)
    yield engine
    engine.dispose()


def revisions() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def test_there_is_one_newest_migration():
    assert len(revisions().get_heads()) == 1


def test_migrations_make_the_tables_of_the_models(engine):
    upgrade_schema(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_every_migration_can_be_taken_back_and_applied_again(engine):
    for revision in reversed([script.revision for script in revisions().walk_revisions()]):
        upgrade_schema(engine, revision)
    downgrade_schema(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    assert current_revision(engine) is None
    upgrade_schema(engine)
    assert current_revision(engine) == revisions().get_current_head()


def test_a_second_upgrade_changes_nothing(engine):
    upgrade_schema(engine)
    upgrade_schema(engine)
    assert current_revision(engine) == revisions().get_current_head()
