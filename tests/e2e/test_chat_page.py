"""The chat page in a real browser: nothing lost, nothing doubled, readable by everybody."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, Request, expect, sync_playwright

from gateway.phrases import load_phrases
from gateway.settings import GatewaySettings
from gateway.wiring import Gateway
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.schema import upgrade_schema
from jobs_db.settings import DatabaseSettings
from tests.gateway.fake_rasa import TOKEN, FakeRasa
from tests.gateway.server import serving_gateway

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHRASES = load_phrases()
PHONE = {"width": 360, "height": 740}
VIETNAMESE_VOICE = """
  window.heard = [];
  const voice = { lang: "vi-VN", name: "Lan" };
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  }});
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [voice], cancel() {}, speak(utterance) { heard.push([utterance.lang, utterance.text]); },
  }});
"""
RECOGNITION = """
  window.SpeechRecognition = class extends EventTarget {
    start() {
      setTimeout(() => {
        const event = new Event("result");
        event.results = [[{ transcript: "tìm việc may" }]];
        this.dispatchEvent(event);
        this.dispatchEvent(new Event("end"));
      }, 50);
    }
    stop() {}
  };
"""
CONTRAST = """
  (element) => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
      .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    let behind = element;
    while (channels(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
    const [one, other] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
      .map((colour) => light(channels(colour))).sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  }
"""


def chromium_path() -> str | None:
    for path in (os.environ.get("TROLY_CHROMIUM"), "/usr/bin/chromium", shutil.which("chromium-browser")):
        if path and Path(path).exists():
            return path
    return None


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    path = chromium_path()
    if path is None:
        if os.environ.get("TROLY_REQUIRE_BROWSER") == "1":
            pytest.fail("Chromium is required (TROLY_REQUIRE_BROWSER=1) but there is none.")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class House:
    """A gateway that can be ended and started again at the same address, over a fake Rasa."""

    def __init__(self, rasa: FakeRasa, database: DatabaseSettings) -> None:
        self.rasa = rasa
        self.database = database
        self.port = 0

    @contextmanager
    def open(self) -> Iterator[str]:
        settings = GatewaySettings(rasa_url=self.rasa.url, rasa_token=TOKEN, secret_key="k" * 40)
        with serving_gateway(Gateway(settings, build_services(self.database)), self.port) as address:
            self.port = int(address.rpartition(":")[2])
            yield address


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    database = DatabaseSettings(url=f"sqlite:///{tmp_path}/test.db")
    engine = make_engine(database.url)
    upgrade_schema(engine)
    engine.dispose()
    with FakeRasa().running() as rasa:
        yield House(rasa, database)


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with house.open() as opened:
        yield opened


@pytest.fixture
def context(chromium: Chromium) -> Iterator[BrowserContext]:
    opened = chromium.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return visit(context, address)


def visit(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/chat")
    return page


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("textbox").press("Enter")


def mine(page: Page) -> list[str]:
    return page.locator(".mine .bubble").all_text_contents()


def answers(page: Page) -> list[str]:
    return page.locator(".turn:not(#greeting) .reply .bubble").all_text_contents()


def wait_for_answers(page: Page, count: int) -> None:
    expect(page.locator(".turn:not(#greeting) .reply .bubble")).to_have_count(count, timeout=15_000)


def test_the_greeting_stands_there_before_anything_is_asked(chromium: Chromium, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = visit(context, address)
    expect(page.get_by_text(PHRASES.greeting.text)).to_be_visible()
    for button in PHRASES.greeting.buttons:
        expect(page.get_by_role("button", name=button.title)).to_be_visible()
    context.close()


def test_a_question_is_answered_with_cards_and_buttons(page: Page, house: House) -> None:
    house.rasa.delay_seconds = 0.3
    write(page, "tìm việc may")
    expect(page.locator(".typing")).to_be_visible()
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


def test_a_conversation_survives_reloading(page: Page, house: House) -> None:
    write(page, "một")
    wait_for_answers(page, 1)
    house.rasa.delay_seconds = 1.0
    write(page, "hai")
    page.reload()
    assert mine(page)[-1:] == ["hai"] or page.wait_for_selector("text=hai")
    wait_for_answers(page, 2)
    assert mine(page) == ["một", "hai"]
    assert house.rasa.texts() == ["một", "hai"]
    assert page.evaluate("localStorage.length") == 0


def test_what_is_written_without_a_network_is_sent_once_when_it_is_back(
    page: Page, context: BrowserContext, house: House
) -> None:
    write(page, "trước")
    wait_for_answers(page, 1)
    context.set_offline(True)
    write(page, "một")
    write(page, "hai")
    expect(page.get_by_role("status")).to_have_text(PHRASES.widget["offline"])
    context.set_offline(False)
    wait_for_answers(page, 3)
    assert mine(page) == ["trước", "một", "hai"]
    assert house.rasa.texts() == ["trước", "một", "hai"]
    expect(page.get_by_role("status")).to_have_text("")


def test_what_is_written_without_a_network_is_still_there_after_closing_the_page(
    page: Page, context: BrowserContext, house: House, address: str
) -> None:
    context.set_offline(True)
    write(page, "một")
    page.close()
    context.set_offline(False)
    again = visit(context, address)
    wait_for_answers(again, 1)
    assert (mine(again), house.rasa.texts()) == (["một"], ["một"])


def test_a_gateway_that_starts_again_is_found_again(context: BrowserContext, house: House) -> None:
    with house.open() as address:
        page = visit(context, address)
        write(page, "một")
        wait_for_answers(page, 1)
    write(page, "hai")
    expect(page.get_by_role("status")).to_have_text(PHRASES.widget["offline"])
    with house.open():
        wait_for_answers(page, 2)
        write(page, "ba")
        wait_for_answers(page, 3)
    assert mine(page) == ["một", "hai", "ba"]
    assert house.rasa.texts() == ["một", "hai", "ba"]


def test_an_answer_lost_on_the_way_does_not_double_the_message(page: Page, house: House) -> None:
    lost: list[str] = []

    def lose_first(route: object, request: Request) -> None:
        if not lost:
            lost.append(request.post_data or "")
            page.request.post(request.url, data=request.post_data, headers=request.headers)
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/chat/messages", lose_first)
    write(page, "một")
    wait_for_answers(page, 1)
    write(page, "hai")
    wait_for_answers(page, 2)
    assert mine(page) == ["một", "hai"]
    assert house.rasa.texts() == ["một", "hai"]


def test_where_event_streams_do_not_come_through_the_page_asks(context: BrowserContext, address: str) -> None:
    context.route("**/chat/events*", lambda route: route.abort())
    page = visit(context, address)
    write(page, "một")
    wait_for_answers(page, 1)
    write(page, "hai")
    wait_for_answers(page, 2)
    assert mine(page) == ["một", "hai"]


def test_two_pages_of_one_person_show_the_same(page: Page, context: BrowserContext, address: str) -> None:
    other = visit(context, address)
    write(page, "một")
    write(other, "hai")
    for one in (page, other):
        wait_for_answers(one, 2)
        assert sorted(mine(one)) == ["hai", "một"]


def test_a_lost_cookie_starts_a_new_conversation_without_losing_the_message(
    page: Page, context: BrowserContext
) -> None:
    write(page, "một")
    wait_for_answers(page, 1)
    context.clear_cookies()
    write(page, "hai")
    expect(page.get_by_text("Trả lời: hai")).to_be_visible(timeout=15_000)
    assert mine(page) == ["hai"]


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


def test_voice_is_quietly_absent_where_the_browser_has_none(context: BrowserContext, address: str) -> None:
    context.add_init_script(
        "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"
        "Object.defineProperty(window, 'speechSynthesis', {value: undefined});"
    )
    page = visit(context, address)
    write(page, "một")
    wait_for_answers(page, 1)
    assert page.get_by_role("button", name=PHRASES.page["speak"]).count() == 0
    assert page.get_by_role("button", name=PHRASES.widget["listen"]).count() == 0


def test_voice_is_offered_where_the_browser_has_it(
    context: BrowserContext, address: str, house: House
) -> None:
    context.add_init_script(VIETNAMESE_VOICE + RECOGNITION)
    page = visit(context, address)
    page.get_by_role("button", name=PHRASES.page["speak"]).click()
    expect(page.get_by_role("textbox")).to_have_value("tìm việc may")
    page.get_by_role("textbox").press("Enter")
    wait_for_answers(page, 1)
    page.get_by_role("button", name=PHRASES.widget["listen"]).last.click()
    ((language, text),) = page.evaluate("window.heard")
    assert language == "vi-VN"
    assert text.startswith("Trả lời: tìm việc may. Công nhân may")


def test_screen_readers_find_their_way(page: Page) -> None:
    write(page, "một")
    wait_for_answers(page, 1)
    log = page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite"
    assert page.get_by_role("textbox", name=PHRASES.page["write"]).count() == 1
    for button in page.get_by_role("button").all():
        assert button.evaluate("e => (e.getAttribute('aria-label') || e.textContent).trim()")
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "vi"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") in ("BUTTON", "A", "TEXTAREA", "BODY")


def test_words_stand_out_and_buttons_are_large_enough(page: Page) -> None:
    write(page, "một")
    wait_for_answers(page, 1)
    for selector in [
        ".top h1",
        ".top p",
        ".automatic",
        ".reply .bubble",
        ".mine .bubble",
        ".card h2",
        ".card li",
        ".card button",
        ".quick button",
        ".notice",
        "#writing",
        ".round",
    ]:
        assert page.locator(selector).first.evaluate(CONTRAST) >= 4.5, selector
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    assert page.locator(".bubble").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 17


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (360, 1), (360, 2), (1280, 1)])
def test_nothing_runs_off_the_side(page: Page, width: int, zoom: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.evaluate(f"document.documentElement.style.fontSize = '{112.5 * zoom}%'")
    write(page, "chữ" * 200)
    wait_for_answers(page, 1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.getElementById('log').scrollWidth <= innerWidth")
    expect(page.get_by_role("button", name=PHRASES.page["send"])).to_be_in_viewport(ratio=1)


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
