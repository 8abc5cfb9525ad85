"""An officer at the keyboard: notes typed into the box, and lists looked through without it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from playwright.sync_api import Page, sync_playwright

from benchmarks.caller.desk import Desk
from benchmarks.caller.needs import Need
from web import cookies

MOST_PAGES = 30
_DESK = {"width": 1280, "height": 720}
_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
_LOADING = "Đang tải câu trả lời"

# The moment of the last key, and the moment its results have been painted: what is asked for before a frame
# runs behind it.
_WATCH = """
window.officer = {key: 0, shown: "", painted: 0};
document.addEventListener("keydown", (event) => { officer.key = event.timeStamp; }, true);
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "results") return;
  const note = event.detail.requestConfig.parameters.note;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { officer.painted = performance.now(); officer.shown = note; };
    channel.port2.postMessage(0);
  });
});
"""
_PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))"


@contextmanager
def open_page(desk: Desk) -> Iterator[Page]:
    """The page for callers in Chromium (TROLY_CHROMIUM, else /usr/bin/chromium), policy read."""
    with sync_playwright() as playwright:
        path = (
            os.environ.get("TROLY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        )
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        context = browser.new_context(viewport=_DESK, locale="vi-VN", base_url=desk.address)  # type: ignore[arg-type]
        context.add_cookies([{"name": cookies.SESSION, "value": desk.session, "url": desk.address}])
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto("/caller")
        _read_policy(page)
        yield page
        browser.close()


def _read_policy(page: Page) -> None:
    deadline = time.monotonic() + 120
    page.keyboard.type("tim viec")
    while _LOADING in page.inner_text("main") or not page.evaluate("officer.shown"):
        if time.monotonic() > deadline:
            raise RuntimeError("policy was not read")
        time.sleep(0.2)


def type_need(page: Page, need: Need, random: Random, pauses: tuple[float, float]) -> float:
    """Milliseconds from the last key to its results on the screen.

    Args:
        pauses: The shortest and the longest time between two keys, in seconds.
    """
    page.focus("#note")
    page.keyboard.press("Escape")
    page.evaluate("officer.shown = ''")
    for letter in need.note:
        page.keyboard.type(letter)
        time.sleep(random.uniform(*pauses))
    page.wait_for_function("note => officer.shown === note", arg=need.note, timeout=10_000)
    return float(page.evaluate("officer.painted - officer.key"))


def look_through_list(page: Page, need: Need) -> tuple[float, int] | None:
    """Milliseconds and pages until a vacancy of the trade in the commune stands on the screen.

    Only what the machine takes: nobody reads, nobody thinks. None when MOST_PAGES hold none.
    """
    page.goto("/lists/vacancies")
    page.fill("#q", need.trade)
    spent = 0.0
    for number in range(1, MOST_PAGES + 1):
        spent += _press(page, "Enter" if number == 1 else "j")
        if page.locator("tbody tr", has_text=need.commune).count():
            return spent, number
        if not page.locator("[rel=next]").count():
            return None
    return None


def _press(page: Page, key: str) -> float:
    began = time.perf_counter()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)
    page.evaluate(_PAINTED)
    return (time.perf_counter() - began) * 1000
