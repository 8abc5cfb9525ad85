"""The intent model, the entries and the rules of actions weighed together."""

import pytest

from bot.nlu.decision import FALLBACK
from bot.nlu.settling import settle
from services.policy.retrieval.index import Index

EMPTY = Index.of(())


def intent(text: str, name: str) -> str:
    return settle(text, [], [(name, 0.6), ("search_job", 0.3)], EMPTY).intent


@pytest.mark.parametrize("name", ["insult", "greet", "ask_help"])
@pytest.mark.parametrize("text", ["báo lừa đảo việc này", "hồ sơ của tôi"])
def test_a_request_reaches_an_action_whatever_it_sounds_like(text: str, name: str) -> None:
    assert intent(text, name) == FALLBACK


def test_a_price_asked_for_reaches_an_action() -> None:
    assert intent("họ đòi 180 triệu đi đài loan có đúng luật không", "insult") == FALLBACK


def test_who_wants_an_officer_to_check_a_price_gets_the_officer() -> None:
    assert intent("hồ sơ của tôi", "request_officer") == FALLBACK
    assert intent("họ đòi 180 triệu đi đài loan, cho gặp cán bộ", "request_officer") == "request_officer"


def test_what_no_rule_knows_stays_what_it_is() -> None:
    assert intent("chào em", "greet") == "greet"


def test_an_intent_that_has_an_action_is_left_to_it() -> None:
    assert intent("hồ sơ của tôi", "ask_contact") == "ask_contact"
