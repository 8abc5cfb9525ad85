"""Measure job search over generated vacancies, for every kind of query people make.

    python -m benchmarks.search [--rows 200000] [--repeat 40] [--postgres URL] [--json FILE]

A SQLite file is made and removed again; of a PostgreSQL address everything is deleted first.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from random import Random
from statistics import quantiles

from benchmarks.search_rows import fill
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from language import units
from language.occupations import occupations
from services import Services
from services.jobs.query import JobQuery, PlaceFilter
from services.jobs.search import search_jobs
from services.results import TOTAL_CAP

TODAY = date(2026, 11, 22)
GOAL_P95_MS = 50.0
_SEED = 20260101
_WARM_UP = 15  # every length of a union is compiled once

Times = Mapping[str, Mapping[str, float]]
Kind = Callable[[Random], JobQuery]


def main() -> None:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--repeat", type=int, default=40, help="queries of each kind")
    parser.add_argument("--postgres", default=os.environ.get("TROLY_TEST_POSTGRES_URL"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = measure(options.rows, options.repeat, options.postgres)
    for database, times in figures.items():
        print(f"\n{database}, {options.rows:,} vacancies{'':14}{'p50 ms':>8}{'p95 ms':>8}{'max ms':>8}")
        for kind, spent in times.items():
            missed = "" if spent["p95_ms"] < GOAL_P95_MS else "  MISSED"
            print(f"{kind:44}{spent['p50_ms']:8.1f}{spent['p95_ms']:8.1f}{spent['max_ms']:8.1f}{missed}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")


def measure(rows: int, repeat: int, postgres_url: str | None = None) -> dict[str, Times]:
    """Milliseconds by database and kind of query: p50_ms, p95_ms, max_ms.

    Args:
        repeat: Queries of each kind, with values that differ.
        postgres_url: Measured too when given; everything in that database is deleted.
    """
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        figures = {"sqlite": measure_database(f"sqlite:///{folder}/search.db", rows, repeat)}
    if postgres_url:
        figures["postgresql"] = measure_database(postgres_url, rows, repeat)
    return figures


def measure_database(url: str, rows: int, repeat: int) -> Times:
    """Milliseconds by kind of query on one database, which is emptied and filled first."""
    engine = make_engine(url)
    fill(engine, rows, TODAY, _SEED)
    engine.dispose()
    services = build_services(DatabaseSettings(url=url))
    try:
        return {name: _times(kind, services, repeat) for name, kind in KINDS.items()}
    finally:
        services.close()


def _times(kind: Kind, services: Services, repeat: int) -> dict[str, float]:
    random = Random(_SEED)
    for _ in range(_WARM_UP):
        _one(kind(random), services)
    spent = sorted(_one(kind(random), services) for _ in range(repeat))
    cuts = quantiles(spent, n=20, method="inclusive")
    return {"p50_ms": cuts[9], "p95_ms": cuts[18], "max_ms": spent[-1]}


def _one(query: JobQuery, services: Services) -> float:
    began = time.perf_counter()
    with services.unit_of_work() as uow:
        search_jobs(query, uow, TODAY)
    return (time.perf_counter() - began) * 1000


def _trade(random: Random) -> tuple[str, ...]:
    return (random.choice(list(occupations())),)


def _commune(random: Random) -> PlaceFilter:
    commune = random.choice(list(units.communes().values()))
    return PlaceFilter(name=commune.name, level="commune", codes=(commune.code,))


def _district(random: Random) -> PlaceFilter:
    district = random.choice([d for d in units.old_districts().values() if d.communes])
    return PlaceFilter(
        name=district.name, level="old_district", codes=district.communes, old_codes=(district.code,)
    )


def _district_elsewhere(random: Random) -> PlaceFilter:
    codes = ("724", "725", "721", "723", "718", "785", "777", "731")  # around TP. HCM: where most go
    district = units.old_districts()[random.choice(codes)]
    return PlaceFilter(
        name=district.name, level="old_district", codes=(district.province,), old_codes=(district.code,)
    )


def _old_province(random: Random) -> PlaceFilter:
    old = units.old_provinces()[random.choice(("74", "80", "75", "92", "79"))]
    return PlaceFilter(name=old.name, level="old_province", codes=(old.province,), old_codes=(old.code,))


def _province(random: Random) -> PlaceFilter:
    code = random.choice(("79", "75", "80", "92", units.CA_MAU))
    return PlaceFilter(name=units.province(code).name, level="province", codes=(code,))


def _pay(random: Random) -> int:
    return random.randrange(6_000_000, 14_000_000, 500_000)


KINDS: dict[str, Kind] = {
    "nothing at all": lambda r: JobQuery(),
    "trade, district, pay": lambda r: JobQuery(
        occupations=_trade(r), places=(_district(r),), salary_min=_pay(r)
    ),
    "trade": lambda r: JobQuery(occupations=_trade(r)),
    "trades": lambda r: JobQuery(occupations=(*_trade(r), *_trade(r), *_trade(r))),
    "commune": lambda r: JobQuery(places=(_commune(r),)),
    "district": lambda r: JobQuery(places=(_district(r),)),
    "former district elsewhere": lambda r: JobQuery(places=(_district_elsewhere(r),), salary_min=_pay(r)),
    "former province": lambda r: JobQuery(places=(_old_province(r),)),
    "province": lambda r: JobQuery(places=(_province(r),), benefits=("dormitory",)),
    "two places": lambda r: JobQuery(places=(_district(r), _old_province(r))),
    "pay": lambda r: JobQuery(salary_min=_pay(r)),
    "pay between": lambda r: JobQuery(salary_min=_pay(r), salary_max=_pay(r) + 2_000_000),
    "rare pay": lambda r: JobQuery(salary_min=r.randrange(34_000_000, 36_000_000, 500_000)),
    "benefits": lambda r: JobQuery(benefits=("dormitory", "meals", "shuttle")),
    "many benefits": lambda r: JobQuery(benefits=("dormitory", "meals", "shuttle", "insurance", "bonus")),
    "sector": lambda r: JobQuery(sectors=("construction",)),
    "rare working time": lambda r: JobQuery(work_time=("home",)),
    "person": lambda r: JobQuery(
        age=r.randint(18, 60), gender="female", education="lower_secondary", experience_months=0
    ),
    "negations": lambda r: JobQuery(
        excluded_work_time=("night_shift",),
        excluded_places=(_old_province(r), _district(r)),
        excluded_occupations=_trade(r),
        excluded_sectors=("construction",),
    ),
    "near home": lambda r: JobQuery(home=_commune(r), near_home=True),
    "home known": lambda r: JobQuery(home=_commune(r)),
    "home known, trade": lambda r: JobQuery(home=_commune(r), occupations=_trade(r)),
    "newest first": lambda r: JobQuery(newest_first=True, salary_min=_pay(r)),
    "page 100": lambda r: JobQuery(offset=300),
    "page 100, province": lambda r: JobQuery(offset=300, places=(_province(r),)),
    # A talk shows no more than this many (services/dialogue), whatever the number found.
    "last page, home known": lambda r: JobQuery(offset=TOTAL_CAP - 3, home=_commune(r)),
    "nothing fits: trade, commune, benefits": lambda r: JobQuery(
        occupations=_trade(r), places=(_commune(r),), benefits=("dormitory", "shuttle", "meals", "bonus")
    ),
    "nothing fits: pay": lambda r: JobQuery(salary_min=90_000_000),
    "nothing fits: place": lambda r: JobQuery(
        places=(PlaceFilter(name="Lào Cai", level="province", codes=("15",)),), occupations=_trade(r)
    ),
    "nothing fits: all of it": lambda r: JobQuery(
        occupations=_trade(r),
        places=(_commune(r),),
        salary_min=60_000_000,
        work_time=("home", "evening", "sunday"),
        benefits=("dormitory", "daily_pay", "bonus", "shuttle"),
        education="none",
        experience_months=0,
        age=58,
    ),
    "nothing fits: benefits and evenings": lambda r: JobQuery(
        work_time=("evening", "weekend"),
        benefits=("dormitory", "daily_pay", "bonus", "shuttle", "meals", "insurance"),
    ),
    "nothing fits: benefits and times": lambda r: JobQuery(
        work_time=("home", "evening", "sunday"),
        benefits=("dormitory", "daily_pay", "bonus", "shuttle", "meals", "insurance"),
    ),
}


if __name__ == "__main__":
    main()
