"""Eligibility in Chromium, by the keyboard alone, from the note to the recap."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.caller.desk import PENSION, calls, fill
from tests.web.conftest import DESK

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
ROW = "#row-scheme-social_pension"
# What makes somebody of 76 years meet the scheme; whatever else is asked is left.
ANSWERS = {"insurance_income": "1", "drawing": "1"}


@pytest.fixture
def open_desk(web, browser_as):
    """The page for callers, in a window of a size."""
    fill(web, PENSION)

    def opened(viewport: dict[str, int] = DESK) -> Page:
        page = browser_as(Role.OFFICER, viewport)
        page.goto("/caller")
        expect(page.locator("#note")).to_be_focused()
        return page

    return opened


def begin(page: Page, note: str = "76t tien gia") -> None:
    page.keyboard.type(note)
    expect(page.locator("#results")).to_have_attribute("data-for", note)
    page.keyboard.press("Alt+e")
    expect(page.locator(".asked :focus")).to_have_count(1)


def fact_with_focus(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.closest('[data-fact]')?.dataset.fact ?? ''")
    return found


def barriers(page: Page) -> list[str]:
    """What is in the way of somebody, with nothing scrolled half out of sight."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": 4_000})
    found = [*violations(page), *(["too wide"] if overflow(page) else [])]
    page.set_viewport_size(size)
    return found


def answer(page: Page, key: str) -> None:
    """Press a key in the question that has the focus, and wait until it is not asked any more."""
    fact = fact_with_focus(page)
    page.keyboard.press(key)
    expect(page.locator(f'.asked [data-fact="{fact}"]')).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_conditions_are_asked_told_and_sent_by_the_keyboard_alone(web, open_desk, viewport):
    page = open_desk(viewport)
    width = viewport["width"]
    begin(page)
    expect(page.locator("#known-age")).to_contain_text("76 tuổi")
    expect(page.locator(f"{ROW} .verdict").first).to_have_text(re.compile("Còn phải hỏi"))
    keep(page, f"eligibility asks {width}")
    assert barriers(page) == []

    while fact := fact_with_focus(page):
        answer(page, ANSWERS.get(fact, "0"))
    expect(page.locator(f"{ROW} .verdict").first).to_have_text(re.compile("Đủ các điều kiện đã hỏi"))
    expect(page.locator(ROW)).to_contain_text("540.000 đồng")
    expect(page.locator(ROW)).to_contain_text("Điều 21 Luật 41/2024/QH15")
    expect(page.locator("#eligibility .row").first.locator("summary").first).to_be_focused()

    page.locator(f"{ROW} > summary").focus()
    page.keyboard.press("x")
    expect(page.locator(".aloud")).to_contain_text("năm trăm bốn mươi ngàn đồng")
    expect(page.locator("#recap")).to_have_value(
        re.compile("540.000 đồng mỗi tháng(.|\n)*Giấy tờ:(.|\n)*Điều 21")
    )
    keep(page, f"eligibility met {width}")
    assert barriers(page) == []
    assert calls(web) == []  # no digit has noted a call

    page.keyboard.press("Escape")
    expect(page.locator("#eligibility")).to_be_hidden()
    expect(page.locator("#note")).to_be_focused()
    assert page.input_value("#note") == ""
    assert page.locator("[name^='fact.'], [name=pick], .aloud").count() == 0


@pytest.mark.parametrize("path", ["results", "told"])
def test_what_was_asked_for_one_caller_is_never_shown_to_the_next(open_desk, path):
    page = open_desk()
    begin(page)
    while fact := fact_with_focus(page):
        answer(page, ANSWERS.get(fact, "0"))
    page.route(f"**/caller/{path}", lambda _: None)  # never answered
    page.locator(f"{ROW} > summary").focus()
    with page.expect_request(f"**/caller/{path}"):
        page.keyboard.press("x")
        if path == "results":
            page.locator("#note").focus()
            page.keyboard.type(" nam can")
    with page.expect_event("requestfailed", lambda one: one.url.endswith(path)):
        page.keyboard.press("Escape")
    assert page.input_value("#note") == ""
    assert page.locator("#results > *, #told > *, #eligibility-body > *").count() == 0


@pytest.mark.parametrize("place", [f"{ROW} > summary", f"{ROW} ~ .pick input"])
def test_the_focus_stays_where_it_is_while_the_rules_are_weighed_anew(open_desk, place):
    page = open_desk()
    begin(page)
    while fact := fact_with_focus(page):
        answer(page, ANSWERS.get(fact, "0"))
    page.locator(place).focus()
    with page.expect_response("**/caller/eligibility") as again:
        page.evaluate("htmx.trigger(document.getElementById('ask'), 'ask')")
    again.value.finished()
    page.wait_for_function("!document.querySelector('.htmx-request')")
    expect(page.locator(place)).to_be_focused()


def test_what_has_just_come_can_be_marked_at_once(open_desk):
    page = open_desk()
    page.evaluate(
        """document.addEventListener("htmx:afterSwap", () =>
             queueMicrotask(() => document.querySelector("#results [name=pick]").click()), { once: true })"""
    )
    with page.expect_request("**/caller/told"):
        page.keyboard.type("may")


def test_what_is_left_and_marked_while_an_answer_is_on_its_way_is_kept(open_desk):
    page = open_desk()
    held: list[Route] = []

    def let_the_third_go(route: Route) -> None:
        held.append(route)
        if len(held) == 3:
            route.continue_()

    begin(page, "tien gia")
    page.route("**/caller/eligibility", let_the_third_go)
    page.locator("#fact-age").focus()
    page.keyboard.press("Enter")
    page.locator('.asked [name="fact.household"]').first.check()
    page.locator("#row-scheme-social_pension ~ .pick input").check()
    expect(page.locator("#known-household")).to_have_count(1)
    expect(page.locator('#later [data-fact="age"]')).to_have_count(1)
    expect(page.locator("#row-scheme-social_pension ~ .pick input")).to_be_checked()
    expect(page.locator(".aloud")).to_contain_text("Trợ cấp hưu trí xã hội")


def test_what_was_answered_is_changed_and_what_was_left_is_answered_later(open_desk):
    page = open_desk()
    begin(page)
    left = fact_with_focus(page)
    answer(page, "0")
    expect(page.locator(f'#later [data-fact="{left}"]')).to_have_count(1)
    page.locator("#known-age summary").focus()
    page.keyboard.press("Enter")
    page.locator("#fact-age").fill("abc")
    page.keyboard.press("Enter")
    expect(page.locator('.asked [data-fact="age"] .complaint')).to_contain_text("từ 0 đến 120 tuổi")
    expect(page.locator("#fact-age")).to_be_focused()
    expect(page.locator("#fact-age")).to_have_value("abc")
    keep(page, "eligibility wrong 1280")
    assert barriers(page) == []
    page.locator("#fact-age").fill("60")
    page.keyboard.press("Enter")
    expect(page.locator(f"{ROW} .verdict").first).to_have_text(re.compile("Chưa đủ"))
    keep(page, "eligibility failed 1280")
    assert barriers(page) == []


def test_one_key_leads_to_the_question_closes_the_section_and_opens_it_as_it_was(open_desk):
    page = open_desk()
    begin(page)
    left = fact_with_focus(page)
    answer(page, "0")
    page.locator("#note").focus()
    page.keyboard.press("Alt+e")
    assert fact_with_focus(page) not in ("", left)
    page.keyboard.press("Alt+e")
    expect(page.locator("#eligibility")).to_be_hidden()
    expect(page.locator("#note")).to_be_focused()
    page.keyboard.press("Alt+e")
    expect(page.locator(".asked :focus")).to_have_count(1)
    expect(page.locator(f'#later [data-fact="{left}"]')).to_have_count(1)
    page.locator("#known-age summary").focus()
    page.keyboard.press("Enter")
    page.locator("#fact-age").fill("")
    page.keyboard.press("Enter")
    expect(page.locator("#later #fact-age")).to_have_value("")


def test_arrows_pass_choices_and_enter_takes_the_one_that_is_meant(open_desk):
    page = open_desk()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "eligibility" in one.url else None)
    begin(page)
    before, fact = len(asked), fact_with_focus(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    assert (len(asked), fact_with_focus(page)) == (before, fact)
    page.keyboard.press("Enter")
    expect(page.locator(f"#known-{fact}")).to_have_count(1)


def test_nothing_is_asked_while_the_section_is_closed_and_the_note_is_followed_while_it_is_open(open_desk):
    page = open_desk()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "eligibility" in one.url else None)
    page.keyboard.type("may")
    expect(page.locator("#results")).to_have_attribute("data-for", "may")
    assert [url for url in asked if "/static/" not in url] == []
    page.keyboard.press("Control+a")
    begin(page, "76t tien gia")
    page.locator("#note").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("81t tien gia")
    expect(page.locator("#known-age")).to_contain_text("81 tuổi")
    expect(page.locator("#note")).to_be_focused()


def test_an_answer_that_was_not_sent_is_still_there(open_desk):
    page = open_desk()
    begin(page)
    page.locator("#known-age summary").focus()
    page.keyboard.press("Enter")
    page.locator("#fact-age").fill("82")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.locator("#failed")).to_have_text(re.compile("Mất kết nối"))
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator("#known-age")).to_contain_text("82 tuổi")
    expect(page.locator("#failed")).to_be_hidden()
