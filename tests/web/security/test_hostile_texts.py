"""Whatever people and editors type anywhere, every page shows it as text: a hundred payloads in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page
from sqlalchemy import text

from benchmarks.pages.addresses import Kind, Walk
from benchmarks.pages.filling import Size, fill
from benchmarks.pages.forms import longest_form
from benchmarks.pages.people import Visitor, visitors
from benchmarks.pages.routes import asks, pages
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from tests.e2e.conftest import chromium  # noqa: F401  (a fixture)
from tests.gateway.server import serving
from tests.jobs_db.postgres import new_database
from tests.web.security.poison import PAYLOADS, poison
from troly.root import ROOT
from web.settings import WebSettings
from web.wiring import staff_web

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
SMALL = Size(vacancies=150, turns=900, entries=40, waiting=6, taken=8, days=3)
ROWS = 1_000  # of each table
OPENED = 3  # pages of one kind
WALK = yaml.safe_load((ROOT / "benchmarks" / "pages" / "walk.yml").read_text(encoding="utf-8"))
# What a page of ours never has, and any payload leaves behind.
STRAY = """() => {
    const addresses = ["href", "src", "action", "formaction"];
    const never = ["IFRAME", "OBJECT", "EMBED", "BASE", "MATH", "MARQUEE", "STYLE", "TEMPLATE", "VIDEO"];
    const held = (one, name) => one.getAttribute(name) || "";
    const strays = [...document.querySelectorAll("*")].filter(one =>
        [...one.attributes].some(({name}) => /^on|hx-on|^style$/.test(name))
        || addresses.some(name => /^\\s*(javascript|data:text)|evil.example/i.test(held(one, name)))
        || one.tagName === "SCRIPT" && !held(one, "src").startsWith("/static/")
        || one.tagName === "META" && one.httpEquiv === "refresh"
        || one.tagName === "svg" && !one.hasAttribute("viewBox")
        || never.includes(one.tagName.toUpperCase()));
    return strays.map(one => one.outerHTML.slice(0, 160));
}"""
SHOWN = """() => document.documentElement.textContent + [...document.querySelectorAll("input, textarea")]
    .map(one => one.value).join("\\n")"""
PLACE = "shown => { document.querySelector('main').innerHTML = shown; }"
PUT = """async ([path, form]) => {
    const answer = await fetch(path, {method: "POST", body: new URLSearchParams(form)});
    const shown = await answer.text();
    if (!(answer.headers.get("content-type") || "").includes("html")) return answer.status;
    const place = document.createElement("div");
    document.querySelector("main").replaceChildren(place);
    place.innerHTML = shown;
    return answer.status;
}"""


@dataclass
class Watch:
    """What a browser complained of or did beside showing pages."""

    seen: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Look at a page from now on."""

        def closed(dialog):
            self.seen.append(f"{page.url}: a dialog says {dialog.message}")
            dialog.dismiss()

        page.on("dialog", closed)
        page.on("console", lambda one: self._told(page, one.type, one.text))
        page.on("request", lambda one: self._asked(page, one.url))

    def _told(self, page: Page, kind: str, what: str) -> None:
        if kind == "error" and "status of" not in what:
            self.seen.append(f"{page.url}: {what}")

    def _asked(self, page: Page, url: str) -> None:
        if not url.startswith(("http://127.0.0.1", "data:image/")):
            self.seen.append(f"{page.url} asked for {url}")


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, list[Visitor]]]:
    """The staff web over a poisoned database of its own."""
    url = new_database("troly_hostile")
    engine = make_engine(url)
    fill(engine, SMALL, reuse=False, tell=lambda _done: None)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))
    reached = poison(engine, ROWS)
    engine.dispose()
    assert {"conversation_turn.said", "case_note.text", "job_posting.title", "policy_entry.body"} <= reached
    services = build_services(DatabaseSettings(url=url))
    app = staff_web(services, WebSettings(secret_key="k" * 40, one_writer=False))
    with serving(app) as address:
        yield address, visitors(services)
    services.close()


def test_there_are_a_hundred_payloads():
    assert len(set(PAYLOADS)) >= 100


@dataclass
class Tour:
    """One person's way through all pages; `wrong` is what should not be there."""

    page: Page
    opened: set[str]
    wrong: list[str]
    read: set[str] = field(default_factory=set)  # payloads that stood on a page as text

    def get(self, path: str) -> tuple[int, str]:
        """Show a page, or a piece within one, and look at what came of it."""
        piece = Walk([one for one in pages() if one.background]).kind_of(path) is not None
        answer: Any = self.page.context.request.get(path) if piece else self._shown(path)
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            return 200, ""
        if piece:
            self.page.goto("/account")
            self.page.evaluate(PLACE, answer.text())
        self.look(path)
        return answer.status, answer.text()

    def post(self, path: str, form: dict[str, str]) -> None:
        """Ask a question and put the answer where scripts would."""
        self.page.goto("/account")
        if self.page.evaluate(PUT, [path, form]) >= 500:
            self.wrong.append(f"{path} breaks")
        self.look(path)

    def look(self, path: str) -> None:
        """Note what no page of ours has."""
        self.wrong.extend(f"{path}: {one}" for one in self.page.evaluate(STRAY))
        shown = self.page.evaluate(SHOWN)
        self.read.update(payload for payload in PAYLOADS if payload in shown)

    def enough(self, kind: Kind) -> int:
        """Somebody else has seen the rest."""
        return 1 if str(kind) in self.opened else OPENED

    def _shown(self, path: str) -> Any:
        try:
            return self.page.goto(path)
        except PlaywrightError as error:
            if "Download is starting" in str(error):
                return None
            raise


def test_no_page_does_what_a_text_in_it_says(site, chromium: Chromium):  # noqa: F811
    address, people = site
    watch, wrong, opened, read = Watch(), [], set(), set()
    for visitor in people:
        context = chromium.new_context(base_url=address, locale="vi-VN")
        if visitor.cookie:
            name, _, value = visitor.cookie.partition("=")
            context.add_cookies([{"name": name, "value": value, "url": address}])
        tour = Tour(context.new_page(), opened, wrong, read)
        watch.over(tour.page)
        walk = Walk(pages(), WALK["searches"], WALK["more"], visitor.may_enter, tour.enough)
        walk.go(tour.get)
        opened |= {str(kind) for kind in walk.found}
        wrong += [f"{path} answers {status}" for path, status in walk.failed.items() if status >= 500]
        for ask in asks() if visitor.role else ():
            for form in WALK["asks"].get(ask.path, ()) if visitor.may_enter(ask) else ():
                filled = longest_form(context.request.get(form["of"]).text()) if "of" in form else {}
                tour.post(ask.path, {**filled, **form.get("type", {}), "csrf": visitor.token})
        context.close()
    assert (wrong, watch.seen) == ([], [])
    assert len(opened) > 40
    assert len(read) >= 100


@pytest.mark.parametrize(
    "payload",
    [
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<base href=//evil.example/>",
        "<p style='color:red'>x</p>",
        "<script>alert(1)</script>",
        "<img src=//evil.example/x.png>",
    ],
)
def test_a_page_that_did_would_be_found_out(site, chromium: Chromium, payload):  # noqa: F811
    address, _people = site
    page = chromium.new_context(base_url=address).new_page()
    watch = Watch()
    watch.over(page)
    page.goto("/login")
    assert (page.evaluate(STRAY), watch.seen) == ([], [])
    page.evaluate(PLACE, payload)
    page.wait_for_timeout(50)
    assert page.evaluate(STRAY)
    page.context.close()
