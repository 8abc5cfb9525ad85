"""How long pages of the lists take for staff, over generated vacancies; that database is emptied first.

    scripts/with_postgres.sh .venv/bin/python -m benchmarks.lists [--rows 200000] [--repeat 20] [--filled]

Whole requests are measured: log-in, permissions, database, template. `--filled` takes what is there.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from starlette.testclient import TestClient

from benchmarks.search import TODAY
from benchmarks.search_rows import fill
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from services import Services, calendar
from services.staff import sessions
from services.staff.model import Account, Stage
from services.staff.permissions import Role
from web import cookies
from web.settings import WebSettings
from web.wiring import staff_web

GOAL_P95_MS = 200.0
_SEED = 20261123
_RARE = 1_000  # one vacancy in so many has a title of its own
_BASE = "http://127.0.0.1:8081"


def main() -> None:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument(
        "--repeat", type=int, default=20, help="requests of each kind, after one that is not counted"
    )
    parser.add_argument("--filled", action="store_true", help="measure what is there")
    options = parser.parse_args()
    url = os.environ.get("TROLY_TEST_POSTGRES_URL")
    if not url:
        parser.error("TROLY_TEST_POSTGRES_URL is not set: run it under scripts/with_postgres.sh")
    engine = make_engine(url)
    if not options.filled:
        fill(engine, options.rows, TODAY, _SEED)
        _name(engine)
    addresses = _addresses(engine)
    engine.dispose()
    services = build_services(DatabaseSettings(url=url))
    try:
        client = _client(services)
        print(f"{'PostgreSQL':60}{'best ms':>8}{'p50 ms':>8}{'p95 ms':>8}")
        for name, address in addresses:
            _print(name, [_spent(client, address) for _ in range(options.repeat + 1)][1:])
    finally:
        services.close()


def _name(engine: Any) -> None:
    """Names of employers and titles in which something can be looked for."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(
            text("UPDATE employer SET name = 'Công ty ' || id, name_key = 'cong ty ' || id WHERE id % 2 = 0")
        )
        connection.execute(
            text("UPDATE job_posting SET title_key = title_key || ' zeta' || id % 7 WHERE id % :rare = 0"),
            {"rare": _RARE},
        )
        connection.execute(text("VACUUM ANALYZE"))


def _addresses(engine: Any) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        days: Sequence[date] = list(
            connection.execute(
                text("SELECT date_posted FROM job_posting ORDER BY date_posted DESC")
            ).scalars()
        )
    middle, last = (f"{days[at]}.1000000" for at in (len(days) // 2, len(days) - 20))
    soon = TODAY + timedelta(4)
    job = "/lists/vacancies"
    return [
        (f"{len(days):,} vacancies: first page", job),
        ("all: first page", f"{job}?state=all"),
        ("all: middle page", f"{job}?state=all&after={middle}"),
        ("all: last page", f"{job}?state=all&after={last}"),
        ("shown: middle page", f"{job}?after={middle}"),
        ("shown: last page", f"{job}?after={last}"),
        ("past: first page", f"{job}?state=past"),
        ("past: last page", f"{job}?state=past&after={last}"),
        ("withdrawn: first page", f"{job}?state=withdrawn"),
        ("held, of which there are none", f"{job}?state=held"),
        ("expiring soon", f"{job}?state=soon"),
        ("expiring soon: middle page", f"{job}?state=soon&after={soon}.0"),
        ("search: frequent words (cong nhan)", f"{job}?state=all&q=c%C3%B4ng+nh%C3%A2n"),
        ("search: frequent words, last page", f"{job}?state=all&q=cong+nhan&after={last}"),
        ("search: rare word (zeta3)", f"{job}?state=all&q=zeta3"),
        ("search: employer (cong ty 1998)", f"{job}?state=all&q=cong+ty+1998"),
        ("search: no such word", f"{job}?state=all&q=khongcoaigoithe"),
        ("search: two words that never meet", f"{job}?state=all&q=zeta3+zeta4"),
        ("search: rare word among shown", f"{job}?q=zeta3"),
        ("one vacancy", f"{job}/1000"),
        ("employers: first page", "/lists/employers"),
        ("employers: search (cong ty 1998)", "/lists/employers?q=cong+ty+1998"),
        ("one employer", "/lists/employers/1000"),
        ("where an employer may be merged", "/lists/employers/1000/merge"),
        ("duplicates: first page", "/lists/duplicates"),
        ("duplicates: middle page", "/lists/duplicates?after=1000."),
        ("held offers", "/lists/holds"),
    ]


def _client(services: Services) -> TestClient:
    at = calendar.now()
    with services.unit_of_work(writing=True) as uow:
        account = Account(
            login="benchmark", full_name="Benchmark", roles=frozenset({Role.EDITOR}), password_hash="",
            must_change_password=False, totp_secret=None, created_at=at,
        )  # fmt: skip
        if uow.staff.by_login(account.login) is None:
            uow.staff.add(account)
        known = uow.staff.by_login(account.login)
        assert known is not None
        secret = sessions.begin(uow, known, stage=Stage.FULL, address="", browser="", at=at)
        uow.commit()
    settings = WebSettings(secret_key="benchmark" * 8, one_writer=False)
    client = TestClient(staff_web(services, settings), _BASE)
    client.cookies.set(cookies.SESSION, secret, domain="127.0.0.1")
    return client


def _spent(client: TestClient, address: str) -> float:
    began = time.perf_counter()
    response = client.get(address)
    spent = (time.perf_counter() - began) * 1000
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    return spent


def _print(name: str, spent: list[float]) -> None:
    """The best is what is left where nothing else runs on the machine."""
    spent.sort()
    p50, p95 = (spent[min(len(spent) - 1, int(len(spent) * part))] for part in (0.5, 0.95))
    missed = "" if p95 <= GOAL_P95_MS else "  MISSED"
    print(f"{name:60}{spent[0]:8.1f}{p50:8.1f}{p95:8.1f}{missed}", flush=True)


if __name__ == "__main__":
    main()
