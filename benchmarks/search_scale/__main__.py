"""Measure job search over a million generated vacancies on PostgreSQL; that database is emptied first.

    scripts/with_postgres.sh .venv/bin/python -m benchmarks.search_scale [--rows 1000000] [--repeat 20]

The same searches run over a hundredth of the vacancies too: memory must be the same.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from typing import Any

from benchmarks.search import TODAY
from benchmarks.search_rows import fill
from benchmarks.search_scale.plans import plans, sizes
from jobs_db.engine import make_engine

GOAL_P95_MS = 60.0
_SEED = 20260101


def main() -> None:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=20, help="queries of each kind")
    options = parser.parse_args()
    url = os.environ.get("TROLY_TEST_POSTGRES_URL")
    if not url:
        parser.error("TROLY_TEST_POSTGRES_URL is not set: run it under scripts/with_postgres.sh")
    engine = make_engine(url)
    few = _filled(engine, url, options.rows // 100, options.repeat)
    many = _filled(engine, url, options.rows, options.repeat)
    _print_times(many, options.rows)
    for rows, figures in ((options.rows // 100, few), (options.rows, many)):
        rss = figures["rss_mib"]
        print(f"memory of the process over {rows:,}: {rss['before']:.0f} MiB, then {rss['after']:.0f} MiB")
    print("\nMiB")
    for name, mib in sizes(engine).items():
        print(f"{name:40}{mib:8.0f}")
    for name, lines in plans(url, engine).items():
        print(f"\n{name}\n" + "\n".join(f"  {line}" for line in lines))
    engine.dispose()


def _filled(engine: Any, url: str, rows: int, repeat: int) -> dict[str, Any]:
    """Figures of benchmarks.search_scale.timing over a database that is emptied and filled first."""
    began = time.monotonic()
    fill(engine, rows, TODAY, _SEED)
    engine.dispose()
    print(f"{rows:,} vacancies stored in {time.monotonic() - began:.0f} s", flush=True)
    command = [sys.executable, "-m", "benchmarks.search_scale.timing", url, str(repeat)]
    measured = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(measured.stdout)
    return figures


def _print_times(figures: dict[str, Any], rows: int) -> None:
    print(f"\n{f'PostgreSQL, {rows:,} vacancies':56}{'p50 ms':>8}{'p95 ms':>8}{'max ms':>8}")
    for name, spent in {**figures["kinds"], "every search": figures["all"]}.items():
        missed = "" if spent["p95_ms"] <= GOAL_P95_MS else "  MISSED"
        print(f"{name:56}{spent['p50_ms']:8.1f}{spent['p95_ms']:8.1f}{spent['max_ms']:8.1f}{missed}")


if __name__ == "__main__":
    main()
