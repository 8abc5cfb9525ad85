"""What Rasa tells of a policy question reaches the editors; danger and a wish for a person open a case."""

from datetime import datetime, timezone

import pytest

from services import Services
from services.conversations.tickets import Urgency
from tests.gateway.browser import Browser
from tests.gateway.fake_rasa import FakeRasa

LONG_AGO = datetime(2020, 1, 1, tzinfo=timezone.utc)


def asked(services: Services, said: str) -> list[tuple[str, tuple[str, ...]]]:
    with services.unit_of_work() as uow:
        found = uow.tickets.policy_asked(LONG_AGO, ("sure", "unsure", "lost"), 1_000)
        return [(one.trace.level, one.trace.entries) for one in found if one.said == said]


def test_how_sure_the_assistant_was_is_noted(
    browser: Browser, rasa: FakeRasa, common_services: Services
) -> None:
    rasa.turn_told = {"policy_level": "unsure", "faq": [{"id": "ui-amount"}, {"id": "ui-months"}]}
    browser.ask("lãnh được mấy đồng")
    assert asked(common_services, "lãnh được mấy đồng") == [("unsure", ("ui-amount", "ui-months"))]


@pytest.mark.parametrize("level", [None, "certain", 3])
def test_a_turn_of_another_kind_is_not_noted(
    browser: Browser, rasa: FakeRasa, common_services: Services, level: object
) -> None:
    rasa.turn_told = {"policy_level": level}
    browser.ask(f"tìm việc {level}")
    assert asked(common_services, f"tìm việc {level}") == []


def test_danger_waits_for_an_officer(browser: Browser, rasa: FakeRasa, common_services: Services) -> None:
    rasa.turn_told = {"outcome": "emergency"}
    browser.ask("tụi nó giữ con tui")
    with common_services.unit_of_work() as uow:
        tickets = uow.tickets.waiting(1_000)
    assert [one.urgency for one in tickets if one.conversation == browser.conversation] == [Urgency.URGENT]
