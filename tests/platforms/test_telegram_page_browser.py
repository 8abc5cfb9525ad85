"""The trial page in a real browser: bubbles, marks, buttons."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from tests.e2e.conftest import chromium  # noqa: F401  (a fixture)
from tests.platforms.page.app import create_page
from tests.platforms.page.telegram_phone import TelegramPhone
from tests.platforms.page.zalo_phone import ZaloPhone
from tests.platforms.serving import serving
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.parameters import Parameters
from tests.platforms.telegram.people import person_id
from tests.platforms.zalo.fake import FakeZalo

pytestmark = [pytest.mark.browser, pytest.mark.e2e]

LAN = person_id("Chị Lan")  # the name the page begins with
MARKED = '👍 <b>May <i>gấp</i></b> &lt;8&gt; <a href="https://e.vn/">luật</a>'
BUTTONS = '{"inline_keyboard": [[{"text": "Chi tiết", "callback_data": "b:1:0"}]]}'


@pytest.fixture
def page(chromium: Chromium, telegram: FakeTelegram) -> Iterator[Page]:  # noqa: F811
    made = create_page({"telegram": TelegramPhone(telegram), "zalo": ZaloPhone(FakeZalo())})
    with serving(made) as address:
        opened = chromium.new_page()
        problems: list[str] = []
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.goto(address)
        yield opened
        opened.close()
        assert problems == []


def say(telegram: FakeTelegram, text: str, markup: str = "") -> None:
    """What the bot would send."""
    values = {"chat_id": LAN, "text": text, "parse_mode": "HTML", "reply_markup": markup}
    telegram.methods["sendmessage"](Parameters(values))


def test_what_is_typed_stands_in_a_bubble_as_typed(page: Page, telegram: FakeTelegram):
    page.get_by_label("Tin nhắn").fill("<b>chào</b>")
    page.keyboard.press("Enter")
    expect(page.locator("li.user .bubble")).to_contain_text("<b>chào</b>")
    [pushed] = telegram.queue.pending
    assert pushed.body["message"]["text"] == "<b>chào</b>"


def test_marks_are_shown_where_telegram_shows_them(page: Page, telegram: FakeTelegram):
    telegram.people.start("Chị Lan")
    say(telegram, MARKED)
    bubble = page.locator("li.oa .bubble")
    expect(bubble).to_contain_text("👍 May gấp <8> luật")
    expect(bubble.locator("b")).to_have_text("May gấp")
    expect(bubble.locator("b i")).to_have_text("gấp")
    expect(bubble.locator("a")).to_have_attribute("href", "https://e.vn/")


def test_a_button_is_pressed_and_a_place_is_shared(page: Page, telegram: FakeTelegram):
    telegram.people.start("Chị Lan")
    say(telegram, "chọn", BUTTONS)
    page.get_by_role("button", name="Chi tiết").click()
    page.get_by_label("Nơi").select_option(label="Năm Căn")
    page.get_by_role("button", name="Gửi vị trí").click()
    expect(page.locator("li.user").last).to_contain_text("Vị trí")
    started, pressed, shared = (pushed.body for pushed in telegram.queue.pending)
    assert started["message"]["text"] == "/start"
    assert pressed["callback_query"]["data"] == "b:1:0"
    assert shared["message"]["location"] == {"latitude": 8.7577, "longitude": 104.9936}


def test_the_other_platform_is_another_chat(page: Page, telegram: FakeTelegram):
    telegram.people.start("Chị Lan")
    expect(page.locator("li.user")).to_have_count(1)
    page.get_by_label("Zalo").check()
    expect(page.locator("li.user")).to_have_count(0)
    page.get_by_label("Tin nhắn").fill("chào")
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.locator("li.user")).to_have_count(1)
