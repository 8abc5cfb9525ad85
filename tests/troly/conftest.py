"""A database of `troly`, made once and copied: planting the policy takes longer than most tests."""

import shutil
from pathlib import Path

import pytest

from jobs_db import commands


@pytest.fixture(scope="session")
def upgraded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file as `troly db upgrade` makes it."""
    path = tmp_path_factory.mktemp("troly") / "upgraded.db"
    commands.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def database(upgraded_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the test's own, which the verbs use."""
    path = tmp_path / "troly.db"
    shutil.copy(upgraded_file, path)
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{path}")
    return path
