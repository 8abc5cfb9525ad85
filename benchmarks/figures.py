"""Measure the pages of figures over a year of a million turns on PostgreSQL; that database is emptied first.

    scripts/with_postgres.sh .venv/bin/python -m benchmarks.figures [--turns 1000000] [--vacancies 200000]

Prints how long counting takes (the year for the first time, then the present day, as every minute), then
how long the server takes for every page and every period. Nobody asks at the same time.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from datetime import timedelta
from statistics import quantiles

from sqlalchemy import text
from starlette.testclient import TestClient

from benchmarks.search_rows import fill
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.schema import downgrade_schema, upgrade_schema
from jobs_db.settings import DatabaseSettings
from language import units
from language.occupations import occupations
from services import Services, calendar
from services.figures.counting import AT_ONCE, keep_figures
from services.figures.periods import Preset
from services.staff import sessions
from services.staff.model import Account, Stage
from services.staff.permissions import Role
from web import cookies
from web.settings import WebSettings
from web.wiring import staff_web

GOAL_P95_MS = 200.0
DAYS = 365
_PEOPLE_SHARE = 6  # turns of one person
_BASE = "http://127.0.0.1"
_SEED = 20261123
_TOPICS = ("job", "job", "job", "unemployment", "social_assistance", "course", "overseas", "poverty")
_OUTCOMES = ("answered", "answered", "answered", "no_result", "clarification", "no_answer")
_PAGES = ("/figures", "/figures/communes", "/figures/communes?topic=unemployment", "/figures/market",
          "/figures/market?commune=32191", "/figures/service", "/figures/reports")  # fmt: skip
_FILES = ("/figures/reports/plan.docx", "/figures/reports/plan.xlsx", "/figures/reports/period.xlsx")

_CONVERSATIONS = text(
    """
    INSERT INTO conversation (id, channel, speaker, last_position, started_at, last_at, reachable)
    SELECT 'web_' || n, 'web', 'assistant', :each, now(), now(), true FROM generate_series(0, :people - 1) n
    """
)
_TURNS = text(
    """
    INSERT INTO conversation_turn (conversation_id, position, message_id, said, replies, outcome, intent,
                                   speaker, at, seconds, topic, trade, commune)
    SELECT 'web_' || (n / :each), n % :each + 1, 'm' || n, repeat('x', 60), repeat('y', 800),
           (CAST(:outcomes AS text[]))[1 + floor(random() * 6)], 'search_job', 'assistant',
           now() - make_interval(secs => random() * 86400 * :days), random() * 3, topic,
           CASE WHEN topic = 'job' THEN (CAST(:trades AS text[]))[1 + floor(random() * :kinds)] END,
           CASE WHEN random() < 0.6 THEN (CAST(:communes AS text[]))[1 + floor(random() * 64)] END
    FROM (SELECT n, (CAST(:topics AS text[]))[1 + floor(random() * 8)] AS topic
          FROM generate_series(0, :turns - 1) n) AS made
    """
)
_RATINGS = text(
    """
    INSERT INTO rating (conversation_id, position, mark, at)
    SELECT conversation_id, position, CASE WHEN random() < 0.7 THEN 'good' ELSE 'bad' END, at
    FROM conversation_turn WHERE random() < 0.1
    """
)


def main() -> None:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--turns", type=int, default=1_000_000)
    parser.add_argument("--vacancies", type=int, default=200_000)
    parser.add_argument("--repeat", type=int, default=20, help="requests of each page and period")
    options = parser.parse_args()
    url = os.environ.get("TROLY_TEST_POSTGRES_URL")
    if not url:
        parser.error("TROLY_TEST_POSTGRES_URL is not set: run it under scripts/with_postgres.sh")
    _fill(url, options.turns, options.vacancies)
    services = build_services(DatabaseSettings(url=url))
    _count(services)
    _measure(services, options.repeat)
    services.close()


def _fill(url: str, turns: int, vacancies: int) -> None:
    engine = make_engine(url)
    downgrade_schema(engine)
    upgrade_schema(engine)
    fill(engine, vacancies, calendar.today(), _SEED)
    trades = sorted(occupations())
    values = {
        "turns": turns, "people": -(-turns // _PEOPLE_SHARE), "each": _PEOPLE_SHARE, "days": DAYS,
        "trades": trades, "kinds": len(trades), "communes": sorted(units.communes()),
        "topics": list(_TOPICS), "outcomes": list(_OUTCOMES),
    }  # fmt: skip
    with engine.begin() as connection:
        for statement in (_CONVERSATIONS, _TURNS, _RATINGS):
            connection.execute(statement, {name: values[name] for name in statement.compile().params})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def _count(services: Services) -> None:
    now = calendar.now()
    spent = _milliseconds(lambda: _catch_up(services))
    print(f"counting {DAYS} days for the first time: {spent / 1000:.1f} s")
    later = [
        _milliseconds(lambda at=at: keep_figures(services.unit_of_work, now + timedelta(minutes=at)))  # type: ignore[misc]
        for at in range(1, 21)
    ]
    print(f"counting the present day again: p95 {_p95(later):.0f} ms")


def _catch_up(services: Services) -> None:
    while keep_figures(services.unit_of_work, calendar.now()) >= AT_ONCE:
        pass


def _measure(services: Services, repeat: int) -> None:
    app = staff_web(services, WebSettings(secret_key="k" * 40))
    client = TestClient(app, _BASE)
    client.cookies.set(cookies.SESSION, _session(services), domain="127.0.0.1")
    print(f"\n{'page':44}{'p50 ms':>8}{'p95 ms':>8}   over every period")
    for path in (*_PAGES, *_FILES):
        spent = []
        for preset in Preset:
            if preset is Preset.OWN:
                continue
            mark = "&" if "?" in path else "?"
            address = f"{path}{mark}period={preset.value}&year={calendar.today().year}"
            assert client.get(address).status_code == 200, address
            spent += [_milliseconds(lambda one=address: client.get(one)) for _ in range(repeat)]  # type: ignore[misc]
        missed = "" if path in _FILES or _p95(spent) <= GOAL_P95_MS else "  MISSED"
        print(f"{path:44}{quantiles(spent, n=20)[9]:8.1f}{_p95(spent):8.1f}{missed}", flush=True)


def _session(services: Services) -> str:
    with services.unit_of_work(writing=True) as uow:
        account = Account(
            login="director", full_name="Director", roles=frozenset({Role.APPROVER}), password_hash="",
            must_change_password=False, created_at=calendar.now(),
        )  # fmt: skip
        uow.staff.add(account)
        found = uow.staff.by_login("director")
        assert found is not None
        secret = sessions.begin(
            uow, found, stage=Stage.FULL, address="127.0.0.1", browser="benchmark", at=calendar.now()
        )
        uow.commit()
    return secret


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _p95(spent: list[float]) -> float:
    return quantiles(spent, n=20)[18]


if __name__ == "__main__":
    main()
