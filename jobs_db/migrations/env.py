"""How alembic runs our migrations: on the connection it is given, or on the configured database."""

from alembic import context
from sqlalchemy.engine import Connection

from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from jobs_db.tables import Base


def run(connection: Connection) -> None:
    """Run the chosen migrations in the transaction of the connection."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,  # SQLite alters a table by copying it
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with make_engine(DatabaseSettings.from_env().url).begin() as opened:
        run(opened)
