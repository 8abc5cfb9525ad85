"""A store that refuses turns by itself, as a broken constraint does; that is not Unavailable."""

import sqlite3
from contextlib import closing

from jobs_db.settings import DatabaseSettings


def refuse(database: DatabaseSettings, condition: str) -> None:
    """Refuse turns for which a condition on NEW holds."""
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as connection:
        connection.execute(
            f"CREATE TRIGGER refuse BEFORE INSERT ON conversation_turn WHEN {condition}"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )


def allow(database: DatabaseSettings) -> None:
    """Refuse none any more."""
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as connection:
        connection.execute("DROP TRIGGER refuse")
