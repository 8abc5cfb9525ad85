"""The database that the verbs of the channels look into."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from services import UnitOfWork
from troly.cli import main
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
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{tmp_path / 'troly.db'}")
    assert main(["db", "upgrade"]) == 0


@contextmanager
def writing() -> Iterator[UnitOfWork]:
    """A transaction, kept at the end."""
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        yield uow
        uow.commit()


def take_database_away(monkeypatch, tmp_path) -> None:
    """From now on there is nothing where the database was."""
    monkeypatch.setitem(os.environ, "TROLY_DATABASE_URL", f"sqlite:///{tmp_path}/gone/troly.db")
