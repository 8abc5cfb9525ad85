"""How long searches take in one process, and how much memory it holds; run as a process of its own.

    python -m benchmarks.search_scale.timing URL REPEAT

Prints JSON: `kinds` by name and `all` (p50_ms, p95_ms, max_ms), `rss_mib` before and after.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import quantiles

from benchmarks.search import KINDS, TODAY
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services
from services.jobs.near_matches import near_matches
from services.jobs.query import JobQuery
from services.jobs.search import search_jobs

NEAR = "what nearly meets: "  # kinds whose time is that of the results that follow
_NEAR_KINDS = ("trade, district, pay", "home known, trade", "commune", "nothing fits: all of it")
_SEED = 20261123
_WARM_UP = 12


def main() -> None:
    """Measure and print."""
    url, repeat = sys.argv[1], int(sys.argv[2])
    services = build_services(DatabaseSettings(url=url))
    random = Random(_SEED)
    started_mib = rss_mib()
    everything: list[float] = []
    kinds = {}
    for name, one in _searches(services, random).items():
        for _ in range(_WARM_UP):
            one()
        spent = [_milliseconds(one) for _ in range(repeat)]
        kinds[name] = _figures(spent)
        everything += spent
    services.close()
    rss = {"before": started_mib, "after": rss_mib()}
    print(json.dumps({"kinds": kinds, "all": _figures(everything), "rss_mib": rss}))


def rss_mib() -> float:
    """Memory that this process holds, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _searches(services: Services, random: Random) -> dict[str, Callable[[], None]]:
    def strict(query: JobQuery) -> None:
        with services.unit_of_work() as uow:
            search_jobs(query, uow, TODAY)

    def near(query: JobQuery) -> None:
        with services.unit_of_work() as uow:
            near_matches(query, (), uow, TODAY, limit=3)

    found: dict[str, Callable[[], None]] = {}
    for name, kind in KINDS.items():
        found[name] = lambda kind=kind: strict(kind(random))  # type: ignore[misc]
    for name in _NEAR_KINDS:
        found[NEAR + name] = lambda kind=KINDS[name]: near(kind(random))  # type: ignore[misc]
    return found


def _milliseconds(search: Callable[[], None]) -> float:
    began = time.perf_counter()
    search()
    return (time.perf_counter() - began) * 1000


def _figures(spent: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(spent, n=20, method="inclusive")
    return {"p50_ms": cuts[9], "p95_ms": cuts[18], "max_ms": max(spent)}


if __name__ == "__main__":
    main()
