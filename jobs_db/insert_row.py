"""One new row by its columns, and the key the database gave it."""

from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session


def insert_row(session: Session, row_class: Any, values: dict[str, Any]) -> int:
    """Insert a row of a table with a whole-number key; returns the key."""
    result: Any = session.execute(insert(row_class.__table__), values)  # as parameters: half the time
    key: int = result.inserted_primary_key[0]
    return key
