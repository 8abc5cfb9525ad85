"""Where the database is."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_URL = "sqlite:///var/troly.db"


@dataclass(frozen=True)
class DatabaseSettings:
    """Address of the database in SQLAlchemy's form."""

    url: str = DEFAULT_URL

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "DatabaseSettings":
        """Read TROLY_DATABASE_URL; unset or empty means the SQLite file under var/."""
        source = os.environ if environ is None else environ
        return cls(url=source.get("TROLY_DATABASE_URL", "").strip() or DEFAULT_URL)
