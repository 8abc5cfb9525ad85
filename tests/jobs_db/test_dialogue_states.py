"""The dialogue engine's memory: the fake and both databases keep, replace and forget alike."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.dialogue.states import DialogueStates, InMemoryDialogueStates
from services.errors import Unavailable
from tests.jobs_db.conftest import KINDS, address, empty

A_DAY = timedelta(days=1)


@pytest.fixture(params=("fake", *KINDS))
def states(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[DialogueStates]:
    if request.param == "fake":
        yield InMemoryDialogueStates()
        return
    services = empty(address(request.param, tmp_path), empty_database)
    yield services.dialogue_states
    services.close()


def test_a_conversation_nobody_knows_has_no_memory(states: DialogueStates) -> None:
    assert states.get("web_1") is None


def test_what_is_put_last_is_kept_for_each_conversation(states: DialogueStates) -> None:
    states.put("web_1", "một")
    states.put("web_2", "hai")
    states.put("web_1", "ba \N{SLIGHTLY SMILING FACE}")
    assert (states.get("web_1"), states.get("web_2")) == ("ba \N{SLIGHTLY SMILING FACE}", "hai")


def test_only_what_was_not_touched_since_is_forgotten(states: DialogueStates) -> None:
    states.put("web_1", "một")
    now = datetime.now(timezone.utc)
    assert (states.forget_before(now - A_DAY), states.get("web_1")) == (0, "một")
    assert (states.forget_before(now + A_DAY), states.get("web_1")) == (1, None)


def test_a_database_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    states = build_services(DatabaseSettings(url=f"sqlite:///{tmp_path}/folder.db")).dialogue_states
    for use in (
        lambda: states.get("web_1"),
        lambda: states.put("web_1", "một"),
        lambda: states.forget_before(datetime.now(timezone.utc)),
    ):
        with pytest.raises(Unavailable):
            use()
