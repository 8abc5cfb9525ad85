"""Spoken, heard, enlarged, without sight: the page serves everybody."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.chat import PHRASES, visit, wait_for_answers, write
from tests.e2e.conftest import House

pytestmark = pytest.mark.browser

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
NO_PERMISSION = """
  window.SpeechRecognition = class extends EventTarget {
    start() {
      setTimeout(() => {
        this.dispatchEvent(Object.assign(new Event("error"), { error: "not-allowed" }));
        this.dispatchEvent(new Event("end"));
      }, 50);
    }
  };
"""
SLOW_RECOGNITION = """
  window.SpeechRecognition = class extends EventTarget {
    start() { window.listener = this; this.listening = true; }
    abort() { this.listening = false; this.dispatchEvent(new Event("end")); }
    hear(transcript) {
      if (!this.listening) return;
      this.dispatchEvent(Object.assign(new Event("result"), { results: [[{ transcript }]] }));
    }
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


def test_a_microphone_that_is_not_allowed_is_said_so_and_stays_said(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(NO_PERMISSION)
    page = visit(context, address)
    page.get_by_role("button", name=PHRASES.page["speak"]).click()
    expect(page.get_by_role("status")).to_have_text(PHRASES.widget["no_microphone"])


def test_what_is_heard_after_sending_does_not_come_back(
    context: BrowserContext, address: str, house: House
) -> None:
    context.add_init_script(SLOW_RECOGNITION)
    page = visit(context, address)
    page.get_by_role("button", name=PHRASES.page["speak"]).click()
    page.evaluate("listener.hear('tìm việc may')")
    page.get_by_role("textbox").press("Enter")
    wait_for_answers(page, 1)
    page.evaluate("listener.hear('tìm việc may ở Năm Căn')")
    assert page.get_by_role("textbox").input_value() == ""


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
