"""What the tests do with the chat page, and what they see."""

from playwright.sync_api import BrowserContext, Page, expect

from gateway.phrases import load_phrases

PHRASES = load_phrases()
PHONE = {"width": 360, "height": 740}


def visit(context: BrowserContext, address: str, query: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{address}/chat{query}")
    return page


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("textbox").press("Enter")


def mine(page: Page) -> list[str]:
    return page.locator(".mine .bubble").all_text_contents()


def answers(page: Page) -> list[str]:
    return page.locator(".turn:not(#greeting) .reply .bubble").all_text_contents()


def wait_for_answers(page: Page, count: int) -> None:
    expect(page.locator(".turn:not(#greeting) .reply .bubble")).to_have_count(count)
