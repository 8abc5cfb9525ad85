"""What holds for all tests."""

import gc
from pathlib import Path

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave the thousands of collected tests out of every later search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, to be copied: making them takes longer than most tests."""
    # Not above: the rules are tested where no database is installed as well.
    from jobs_db.engine import make_engine
    from jobs_db.schema import upgrade_schema

    path = tmp_path_factory.mktemp("database") / "empty.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade_schema(engine)
    engine.dispose()
    return path
