"""Measure the order of job results on judged queries, beside plain SQL LIKE with the newest first.

python -m benchmarks.ranking [--queries]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import mean

from benchmarks.ranking.plain import PlainSearch
from benchmarks.ranking.records import TODAY, Judged, judged_queries, vacancies
from benchmarks.ranking.scores import AT, ndcg
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.schema import upgrade_schema
from jobs_db.settings import DatabaseSettings
from services import Services
from services.jobs.near_matches import near_matches
from services.jobs.search import search_jobs

GOAL = 0.90

Find = Callable[[Judged], list[str]]


def main() -> None:
    """Measure and print: one line for each way of searching."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--queries", action="store_true", help="the worst queries of the tuning part too")
    options = parser.parse_args()
    judged = judged_queries()
    with tempfile.TemporaryDirectory(prefix="ranking-") as folder:
        services = _filled(f"sqlite:///{folder}/ranking.db")
        plain = PlainSearch(vacancies().values())
        ways: dict[str, Find] = {
            "ours": lambda one: _found(one, services),
            "ours, what meets every condition only": lambda one: _strict(one, services),
            "SQL LIKE, every word, newest first": lambda one: plain.find(one.words, every=True),
            "SQL LIKE, any word, newest first": lambda one: plain.find(one.words, every=False),
        }
        print(f"{len(judged)} queries, {len(vacancies())} vacancies")
        print(f"{f'NDCG@{AT}':38}{'all':>8}{'tuning':>8}{'kept':>8}")
        for name, find in ways.items():
            print(f"{name:38}" + "".join(f"{figure:8.3f}" for figure in _figures(judged, find)))
        if options.queries:
            _print_worst(judged, ways["ours"])
        services.close()


def _filled(url: str) -> Services:
    engine = make_engine(url)
    upgrade_schema(engine)
    engine.dispose()
    services = build_services(DatabaseSettings(url=url))
    with services.unit_of_work(writing=True) as uow:
        uow.jobs.add_all(vacancies().values())
        uow.commit()
    return services


def _found(one: Judged, services: Services) -> list[str]:
    """What meets the conditions, and behind it what nearly does."""
    query = replace(one.query, limit=AT)
    with services.unit_of_work() as uow:
        items = search_jobs(query, uow, TODAY).items
        shown = {item.posting.id or 0 for item in items}
        items += near_matches(query, shown, uow, TODAY, limit=AT - len(items))
    return [item.posting.source for item in items]


def _strict(one: Judged, services: Services) -> list[str]:
    with services.unit_of_work() as uow:
        page = search_jobs(replace(one.query, limit=AT), uow, TODAY)
    return [item.posting.source for item in page.items]


def _figures(judged: Sequence[Judged], find: Find) -> list[float]:
    scores = {one.id: ndcg(find(one), one.worth) for one in judged}
    parts = [
        [one for one in judged if one.part in part] for part in (("tuning", "kept"), ("tuning",), ("kept",))
    ]
    return [mean(scores[one.id] for one in part) for part in parts]


def _print_worst(judged: Sequence[Judged], find: Find) -> None:
    rows = [(ndcg(find(one), one.worth), one) for one in judged if one.part == "tuning"]
    for score, one in sorted(rows, key=lambda row: row[0]):
        shown = ", ".join(f"{name}={one.worth.get(name, 0)}" for name in find(one))
        print(f"{one.id} {score:.3f} {one.said}\n     {shown}")


if __name__ == "__main__":
    main()
