"""The schema of the database: bring it to the newest revision, take it back, read where it stands."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Engine

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade_schema(engine: Engine, revision: str = "head") -> None:
    """Apply the migrations up to a revision, all of them by default; all or nothing."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade_schema(engine: Engine, revision: str = "base") -> None:
    """Take migrations back down to a revision; to an empty database by default."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def current_revision(engine: Engine) -> str | None:
    """The revision of the database, None if it was never set up."""
    with engine.connect() as connection:
        revision: str | None = MigrationContext.configure(connection).get_current_revision()
    return revision


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
