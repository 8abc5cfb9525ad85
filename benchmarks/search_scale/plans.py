"""What PostgreSQL does for a search: the plan of how it finds, and what tables and indexes weigh."""

from __future__ import annotations

import re
import time
from random import Random
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from benchmarks.search import KINDS, TODAY
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.jobs.search import search_jobs

PLANNED = ("nothing at all", "trade, district, pay", "home known", "rare pay", "nothing fits: all of it")
_LINES = 14
_WIDTH = 140
_FINDS_IN_ORDER = re.compile(r"SELECT (DISTINCT )?\S*static_order.*ORDER BY", re.DOTALL)
_MIB = 1024 * 1024


def sizes(engine: Engine) -> dict[str, float]:
    """MiB of the tables of vacancies and of each index of job_search, the largest first."""
    statement = text(
        "SELECT relname AS name, pg_relation_size(oid) AS bytes FROM pg_class WHERE relkind IN ('r', 'i')"
        " AND (relname IN ('job_posting', 'job_place', 'job_search', 'pk_job_search')"
        " OR relname LIKE 'ix_job_search%') ORDER BY bytes DESC"
    )
    with engine.connect() as connection:
        return {row.name: row.bytes / _MIB for row in connection.execute(statement)}


def plans(url: str, engine: Engine) -> dict[str, list[str]]:
    """The first lines of the plan of the slowest finding statement of a search, by kind of query."""
    return {name: _plan(name, url, engine) for name in PLANNED}


def _plan(name: str, url: str, engine: Engine) -> list[str]:
    statement, parameters = _slowest(name, url)
    explained = f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {statement}"
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(explained, parameters).all()
    lines = [str(row[0])[:_WIDTH] for row in rows]
    return [*lines[:_LINES], *lines[-1:]] if len(lines) > _LINES else lines


def _slowest(name: str, url: str) -> tuple[str, Any]:
    """The statement that took longest to find ids in order, as the driver was given it."""
    ran: list[tuple[float, str, Any]] = []

    def before(connection: Any, *_: Any) -> None:
        connection.info["began"] = time.perf_counter()

    def after(connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        ran.append((time.perf_counter() - connection.info["began"], statement, parameters))

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "after_cursor_execute", after)
    services = build_services(DatabaseSettings(url=url))
    try:
        query = KINDS[name](Random(7))
        with services.unit_of_work() as uow:
            search_jobs(query, uow, TODAY)
    finally:
        services.close()
        event.remove(Engine, "before_cursor_execute", before)
        event.remove(Engine, "after_cursor_execute", after)
    _spent, statement, parameters = max(
        (row for row in ran if _FINDS_IN_ORDER.match(row[1])), key=lambda row: row[0]
    )
    return statement, parameters
