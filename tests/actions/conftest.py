"""The actions over a day at the Center in memory."""

from collections.abc import Iterator

import pytest

import actions.base
import actions.danger
import actions.wiring
from services import Services
from services.dialogue.states import InMemoryDialogueStates
from tests.fakes import FakeUnitOfWork
from tests.policy_samples import CONTENT
from tests.services.dialogue.sample_offers import day_at_the_center


@pytest.fixture
def center(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeUnitOfWork]:
    """Services whose every transaction is over the same lists."""
    uow = day_at_the_center()
    uow.policy.replace(CONTENT)
    actions.wiring.latest_content.cache_clear()  # versions count from 1 in every test
    services = Services(
        unit_of_work=lambda *, writing=False: uow,
        dialogue_states=InMemoryDialogueStates(),
        close=lambda: None,
    )
    monkeypatch.setattr(actions.base, "services", lambda: services)
    monkeypatch.setattr(actions.danger, "services", lambda: services)
    yield uow
