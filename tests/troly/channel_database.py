"""The database that the verbs of the channels look into."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from jobs_db.engine import make_engine
from jobs_db.schema import upgrade_schema
from services import UnitOfWork
from troly.open_services import open_services

# What this machine may have set for its own assistant must not reach a test.
VARIABLES = tuple(f"TROLY_TELEGRAM_{name}" for name in ("TOKEN", "SECRET", "MODE", "API")) + tuple(
    f"TROLY_ZALO_{name}"
    for name in (
        *("APP_ID", "APP_SECRET", "OA_ID", "OA_SECRET", "CODE_VERIFIER"),
        *("OAUTH_URL", "API_URL", "TEMPLATE_URL"),
    )
)


def use_database(tmp_path, monkeypatch) -> None:
    """An empty database of the test's own, and no settings of a channel."""
    for variable in (*VARIABLES, "TROLY_PUBLIC_ADDRESS"):
        # Empty, not gone: what is gone is read from the .env of this machine.
        monkeypatch.setenv(variable, "")
    monkeypatch.setenv("TROLY_SECRET_KEY", "a key of the tests, long enough for anybody")
    shutil.copy(Path(_empty().name) / "empty.db", tmp_path / "troly.db")
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{tmp_path / 'troly.db'}")


@lru_cache(maxsize=1)
def _empty() -> TemporaryDirectory[str]:
    """All migrations take a second: they are done once. The folder goes with the process."""
    folder: TemporaryDirectory[str] = TemporaryDirectory()
    engine = make_engine(f"sqlite:///{folder.name}/empty.db")
    upgrade_schema(engine)
    engine.dispose()
    return folder


@contextmanager
def writing() -> Iterator[UnitOfWork]:
    """A transaction, kept at the end."""
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        yield uow
        uow.commit()


def take_database_away(monkeypatch, tmp_path) -> None:
    """From now on there is nothing where the database was."""
    monkeypatch.setitem(os.environ, "TROLY_DATABASE_URL", f"sqlite:///{tmp_path}/gone/troly.db")
