"""Fill an empty PostgreSQL as a Center would in years; what is filled already stays."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select, table, text
from sqlalchemy.engine import Connection, Engine

from benchmarks.pages.entries import grown
from benchmarks.pages.sayings import sayings
from benchmarks.search_rows import fill as fill_vacancies
from jobs_db.bootstrap import build_services
from jobs_db.schema import upgrade_schema
from jobs_db.settings import DatabaseSettings
from services.calendar import now as present
from services.figures.counting import AT_ONCE, keep_figures
from services.policy.seed import read_folder
from services.sample.courses import make_courses
from services.sample.licences import make_licensed_companies
from services.sample.overseas import make_overseas_orders
from services.staff.model import Account
from services.staff.permissions import Role

SEED = 20261123
COLLEAGUES = 24
_ROWS = Path(__file__).parent / "rows"
_FILLS = re.compile(r"-- Fills: (\w+)")
_SAYING = """CREATE TEMP TABLE saying (number_of_saying integer PRIMARY KEY, said text, replies text,
 intent text, outcome text, speaker text, level text, entries json)"""
_PUT_SAYING = """INSERT INTO saying SELECT number_of_saying, said, replies, intent, outcome, speaker, level,
 CAST(entries AS json) FROM json_to_recordset(CAST(:rows AS json)) AS row(number_of_saying integer, said text,
 replies text, intent text, outcome text, speaker text, level text, entries text)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of what."""

    vacancies: int = 200_000
    turns: int = 1_000_000
    entries: int = 2_000
    waiting: int = 100
    taken: int = 30
    days: int = 365


def fill(engine: Engine, size: Size, *, reuse: bool, tell: Callable[[str], None]) -> None:
    """Bring a database to a size.

    Args:
        reuse: Fill only tables that are empty, as after a migration; else everything there is emptied.
        tell: Is told what was done.
    """
    if reuse and _has_tables(engine):
        upgrade_schema(engine)
    else:
        _timed(tell, "vacancies", lambda: fill_vacancies(engine, size.vacancies, present().date(), SEED))
    url = engine.url.render_as_string(hide_password=False)
    if not _any(engine, "staff_account"):
        _timed(tell, "accounts, courses, orders, companies, entries", lambda: _records(url, size))
    for file in sorted(_ROWS.glob("*.sql")):
        statements = file.read_text(encoding="utf-8")
        named = _FILLS.match(statements)
        if named and not _any(engine, named[1]):
            _timed(tell, file.stem, lambda: _run(engine, statements, size))  # noqa: B023 (called at once)
    _timed(tell, "figures", lambda: _figures(url))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # What autovacuum does within minutes of such a load.
        _timed(tell, "vacuum", lambda: connection.execute(text("VACUUM ANALYZE")))


def _records(url: str, size: Size) -> None:
    at = present()
    services = build_services(DatabaseSettings(url=url))
    with services.unit_of_work(writing=True) as uow:
        for number in range(1, COLLEAGUES + 1):
            role = list(Role)[number % len(Role)] if number <= len(Role) else Role.OFFICER
            uow.staff.add(
                Account(
                    login=f"nhan.tao.{number}",
                    full_name=f"Cán bộ nhân tạo {number}",
                    roles=frozenset([role]),
                    password_hash="no password fits",  # noqa: S106
                    must_change_password=False,
                    # Never opened here: the sessions that are measured begin behind the log-in.
                    totp_secret="sealed by nobody" if role is Role.ADMINISTRATOR else None,
                    created_at=at,
                )
            )
        for seed in range(8):
            for course in make_courses(SEED + seed, at.date()):
                uow.courses.add(replace(course, is_sample=False))
            for order in make_overseas_orders(SEED + seed, at.date()):
                uow.overseas_orders.add(replace(order, is_sample=False))
        for week in range(10):
            for company in make_licensed_companies(at.date() - timedelta(weeks=week)):
                uow.licensed_companies.add(replace(company, is_sample=False))
        uow.policy.replace(grown(read_folder(), size.entries))
        uow.commit()
    services.close()


def _figures(url: str) -> None:
    """What the assistant keeps of each day while it runs."""
    services = build_services(DatabaseSettings(url=url))
    while keep_figures(services.unit_of_work, present()) >= AT_ONCE:
        pass
    services.close()


def _run(engine: Engine, statements: str, size: Size) -> None:
    at = datetime.now(timezone.utc).replace(tzinfo=None)
    with engine.begin() as connection:
        connection.execute(text("SELECT setseed(0.5)"))
        values: dict[str, Any] = {
            "now": at, "turns": size.turns, "days": size.days, "waiting": size.waiting, "taken": size.taken,
            "sayings": _put_sayings(connection),
        }  # fmt: skip
        for statement in statements.split(";\n"):
            if statement.strip():
                needed = {name: values[name] for name in values if f":{name}" in statement}
                connection.execute(text(statement), needed)
        connection.execute(text("DISCARD TEMP"))


def _put_sayings(connection: Connection) -> int:
    number, rows = _sayings()
    connection.execute(text(_SAYING))
    connection.execute(text(_PUT_SAYING), {"rows": rows})
    return number


@cache
def _sayings() -> tuple[int, str]:
    rows = sayings(read_folder(), Random(SEED))
    return len(rows), json.dumps(rows, ensure_ascii=False)


def _has_tables(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.execute(text("SELECT to_regclass('job_posting') IS NOT NULL")).scalar_one())


def _any(engine: Engine, name: str) -> bool:
    with engine.connect() as connection:
        return bool(
            connection.execute(select(select(text("1")).select_from(table(name)).exists())).scalar_one()
        )


def _timed(tell: Callable[[str], None], what: str, work: Callable[[], Any]) -> None:
    began = time.monotonic()
    work()
    tell(f"{what}: {time.monotonic() - began:.0f} s")
