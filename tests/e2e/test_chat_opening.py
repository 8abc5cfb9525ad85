"""The chat page opened by a printed code."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.chat import mine, visit, wait_for_answers
from tests.e2e.conftest import House

pytestmark = pytest.mark.browser


def test_a_code_asks_for_the_list_of_its_commune_once(
    context: BrowserContext, address: str, house: House
) -> None:
    page = visit(context, address, "?xa=32152")
    wait_for_answers(page, 1)
    assert mine(page) == ["Tìm việc ở xã Đầm Dơi"]
    assert house.rasa.turns[0]["text"] == "Tìm việc ở xã Đầm Dơi"
    expect(page).to_have_url(f"{address}/chat")
    page.reload()
    wait_for_answers(page, 1)
    assert len(house.rasa.turns) == 1


def test_a_code_that_leads_to_nothing_asks_nothing(
    context: BrowserContext, address: str, house: House
) -> None:
    page = visit(context, address, "?xa=00000")
    expect(page).to_have_url(f"{address}/chat")
    assert mine(page) == []
    assert house.rasa.turns == []
