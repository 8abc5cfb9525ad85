"""A small PostgreSQL filled as the benchmark fills a large one: every page is reached, none breaks."""

import pytest
import yaml
from sqlalchemy import text
from starlette.testclient import TestClient

from benchmarks.pages.addresses import Walk
from benchmarks.pages.filling import Size, fill
from benchmarks.pages.forms import longest_form
from benchmarks.pages.people import visitors
from benchmarks.pages.routes import asks, pages
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from tests.jobs_db.postgres import new_database
from troly.root import ROOT
from web.settings import WebSettings
from web.wiring import staff_web

pytestmark = pytest.mark.postgres
SMALL = Size(vacancies=1_500, turns=6_000, entries=360, waiting=12, taken=12, days=10)
WALK = yaml.safe_load((ROOT / "benchmarks" / "pages" / "walk.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def url():
    """A database of its own on the server of the tests: what is in the other one stays."""
    own = new_database("troly_pages")
    engine = make_engine(own)
    fill(engine, SMALL, reuse=False, tell=print)
    engine.dispose()
    return own


def count(url, table):
    engine = make_engine(url)
    with engine.connect() as connection:
        counted = text(f"SELECT count(*) FROM {table}")  # noqa: S608 (of this file)
        number = connection.execute(counted).scalar_one()
    engine.dispose()
    return number


@pytest.mark.parametrize(
    ("table", "least", "most"),
    [
        ("job_posting", 1_500, 1_500),
        ("policy_entry", 360, 360),
        ("conversation_turn", 6_000, 6_040),
        ("conversation", 180, 400),
        ("ticket WHERE closed_at IS NULL", 24, 24),
        ("ticket WHERE closed_at IS NULL AND officer_id IS NULL", 12, 12),
        ("policy_question WHERE level = 'lost'", 300, 3_000),
        ("audit_entry", 1_800, 1_800),
    ],
)
def test_there_is_as_much_as_was_wanted(url, table, least, most):
    assert least <= count(url, table) <= most


def test_what_is_there_stays_when_it_is_used_again(url):
    told = []
    engine = make_engine(url)
    fill(engine, SMALL, reuse=True, tell=told.append)
    engine.dispose()
    assert [done.partition(":")[0] for done in told] == ["figures", "vacuum"]
    assert count(url, "job_posting") == 1_500


def test_the_walk_comes_to_every_page_and_asks_every_question(url):
    services = build_services(DatabaseSettings(url=url))
    app = staff_web(services, WebSettings(secret_key="k" * 40, one_writer=False))
    missed, failed = {page.path for page in pages()} - set(WALK["not_asked"]), {}
    for visitor in visitors(services):
        browser = TestClient(app, "http://127.0.0.1:8081", follow_redirects=False)
        browser.headers["Cookie"] = visitor.cookie

        def get(address, browser=browser):
            answer = browser.get(address)
            return answer.status_code, answer.text

        walk = Walk(
            pages(),
            WALK["searches"],
            WALK["more"],
            visitor.may_enter,
            lambda kind: 12 if "inbox" in kind.path else 4,
        )
        walk.go(get)
        missed -= {kind.path for kind in walk.found}
        failed.update(walk.failed)
        for ask in asks():
            for form in WALK["asks"].get(ask.path, ()) if visitor.may_enter(ask) else ():
                filled = longest_form(get(form["of"])[1]) if "of" in form else {}
                sent = {**filled, **form.get("type", {}), "csrf": visitor.token}
                answer = browser.post(ask.path, data=sent)
                if answer.status_code not in (200, 204) or "complaint" in answer.text:
                    failed[ask.path] = answer.status_code
    services.close()
    assert (missed, failed) == (set(), {})
