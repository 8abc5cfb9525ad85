"""The chat page in a real browser: questions, cards, buttons, and text that is only text."""

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.chat import PHONE, PHRASES, answers, mine, visit, wait_for_answers, write
from tests.e2e.conftest import House

pytestmark = pytest.mark.browser


def test_the_greeting_stands_there_before_anything_is_asked(chromium: Chromium, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = visit(context, address)
    expect(page.get_by_text(PHRASES.greeting.text)).to_be_visible()
    for button in PHRASES.greeting.buttons:
        expect(page.get_by_role("button", name=button.title)).to_be_visible()
    context.close()


def test_a_question_is_answered_with_cards_and_buttons(page: Page, house: House) -> None:
    house.rasa.held = {"tìm việc may"}
    write(page, "tìm việc may")
    expect(page.locator(".typing")).to_be_visible()
    house.rasa.held.clear()
    wait_for_answers(page, 1)
    expect(page.locator(".typing")).to_have_count(0)
    assert (mine(page), answers(page)) == (["tìm việc may"], ["Trả lời: tìm việc may"])
    expect(page.get_by_role("heading", name="Công nhân may")).to_be_visible()
    page.get_by_role("button", name="Chi tiết: Công nhân may").click()
    wait_for_answers(page, 2)
    assert mine(page)[1] == "Chi tiết"
    assert house.rasa.turns[1]["payload"] == '/show_details{"item":"vacancy:12"}'


def test_a_button_of_the_greeting_works(page: Page, house: House) -> None:
    page.get_by_role("button", name="Tìm việc làm").click()
    wait_for_answers(page, 1)
    assert mine(page) == ["Tìm việc làm"]
    assert house.rasa.turns[0]["payload"] == "/search_job"


def test_text_is_never_markup(page: Page, house: House) -> None:
    evil = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
    house.rasa.replies = [
        {
            "text": evil,
            "buttons": [{"title": evil, "payload": "/x"}],
            "cards": [{"kind": evil, "id": evil, "title": evil, "lines": [evil, "javascript:alert(1)"]}],
        }
    ]
    write(page, evil)
    wait_for_answers(page, 1)
    page.reload()
    wait_for_answers(page, 1)
    assert (mine(page), answers(page)) == ([evil], [evil])
    assert page.evaluate("window.hurt") is None
    assert page.locator(".log img, .log script, .log a").count() == 0


def test_telephone_numbers_can_be_called(page: Page, house: House) -> None:
    house.rasa.replies = [{"text": "Gọi cô Lan 0912 345 678, lương 10.000.000 đồng."}]
    write(page, "cho xin số")
    wait_for_answers(page, 1)
    assert page.locator(".reply a").get_attribute("href") == "tel:0912345678"
    assert page.locator(".reply a").count() == 1


def test_enter_sends_but_not_while_a_vietnamese_word_is_composed(page: Page, house: House) -> None:
    box = page.get_by_role("textbox")
    box.fill("dòng một")
    box.press("Shift+Enter")
    box.press_sequentially("dòng hai")
    page.evaluate(
        "document.getElementById('writing').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    assert house.rasa.turns == []
    box.press("Enter")
    wait_for_answers(page, 1)
    assert house.rasa.texts() == ["dòng một\ndòng hai"]


def test_a_text_that_is_too_long_stays_in_the_box(page: Page, house: House) -> None:
    page.get_by_role("textbox").fill("a" * 100_000)
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_text(PHRASES.said["too_long"].text)).to_be_visible()
    assert len(page.get_by_role("textbox").input_value()) == 100_000
    assert house.rasa.turns == []


def test_the_page_breaks_none_of_its_own_rules(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/chat")
    write(page, "một")
    wait_for_answers(page, 1)
    assert complaints == []
    assert all(url.startswith(f"{address}/chat") for url in asked)
