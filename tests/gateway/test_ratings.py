"""One tap under an answer of the chat page."""

import pytest

from services import Services
from services.conversations.rating import Mark, Rating, Reason
from tests.gateway.browser import Browser
from tests.gateway.fake_rasa import FakeRasa


@pytest.fixture
def answered(browser: Browser, rasa: FakeRasa) -> Browser:
    """Somebody whose question about policy was answered."""
    rasa.turn_told = {"policy_level": "sure", "faq": [{"id": "ui-amount"}]}
    assert browser.ask("hỏi để chấm điểm")["rated"] == ""
    return browser


def rated(browser: Browser, **body: object) -> int:
    return browser.http.post("/chat/ratings", json=body).status_code


def test_a_mark_is_kept_and_stands_there_when_the_page_loads_again(
    answered: Browser, common_services: Services
) -> None:
    assert rated(answered, position=1, mark="bad") == 204
    assert rated(answered, position=1, mark="bad", reason="incomplete") == 204
    assert answered.history()[0]["rated"] == "bad"
    with common_services.unit_of_work() as uow:
        assert uow.ratings.of(answered.conversation, [1]) == {1: Rating(Mark.BAD, Reason.INCOMPLETE)}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"position": 1},
        {"position": 1, "mark": "great"},
        {"position": 1, "mark": ["bad"]},
        {"position": 1, "mark": "bad", "reason": "ugly"},
        {"position": 1, "mark": "good", "reason": "unclear"},
        {"position": "1", "mark": "good"},
        {"position": True, "mark": "good"},
        {"position": 0, "mark": "good"},
        {"position": 10**12, "mark": "good"},
    ],
)
def test_what_is_no_mark_is_refused(answered: Browser, body: dict[str, object]) -> None:
    assert rated(answered, **body) == 400
    assert answered.history()[0]["rated"] == ""


def test_only_ones_own_answers_can_be_rated(answered: Browser, gateway: str) -> None:
    assert rated(answered, position=2, mark="good") == 404
    with Browser(gateway) as stranger:
        assert rated(stranger, position=1, mark="good") == 404
        stranger.http.cookies.clear()
        assert rated(stranger, position=1, mark="good") == 401
    foreign = {"origin": "https://elsewhere.example"}
    response = answered.http.post("/chat/ratings", json={"position": 1, "mark": "good"}, headers=foreign)
    assert response.status_code == 403


def test_a_greeting_is_not_rated(browser: Browser, rasa: FakeRasa) -> None:
    rasa.turn_told = {"outcome": "chitchat", "intent": {"name": "greet"}}
    assert "rated" not in browser.ask("chào em")
    assert rated(browser, position=1, mark="good") == 404
