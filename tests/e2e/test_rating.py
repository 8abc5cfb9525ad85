"""Whether an answer helped, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.chat import PHRASES, wait_for_answers, write
from tests.e2e.conftest import House

pytestmark = pytest.mark.browser
WORDS = PHRASES.widget["rating"]


def test_a_low_mark_asks_what_was_wrong_and_is_remembered(page: Page, house: House) -> None:
    house.rasa.turn_told = {"policy_level": "sure", "faq": [{"id": "ui-amount"}]}
    write(page, "lãnh được mấy đồng")
    wait_for_answers(page, 1)
    line = page.get_by_role("group", name=WORDS["question"])
    line.get_by_role("button", name=WORDS["bad"]).click()
    line.get_by_role("button", name=WORDS["reasons"]["unclear"]).click()
    expect(line).to_have_text(WORDS["thanks"])
    page.reload()
    wait_for_answers(page, 1)
    expect(line).to_have_text(WORDS["thanks"])


def test_small_talk_is_not_rated(page: Page, house: House) -> None:
    house.rasa.turn_told = {"outcome": "chitchat"}
    write(page, "chào em")
    wait_for_answers(page, 1)
    expect(page.locator(".rating")).to_have_count(0)
