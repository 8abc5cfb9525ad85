"""Time every page of the staff web over 200,000 vacancies, 1,000,000 turns and 2,000 entries.

    scripts/with_postgres.sh .venv/bin/python -m benchmarks.pages

Fills the PostgreSQL it is given with artificial data (what is there is lost, unless --reuse), serves the
staff web as a process of its own, and asks over HTTP for every page the router serves and every question
it answers, as somebody of each role who may. To keep what was filled, start a PostgreSQL yourself, set
TROLY_TEST_POSTGRES_URL to it, and say --reuse the next time: only tables that are new are filled then.

A page over the limit is asked for again, three times at most, and its quietest time counts: other work on
the machine is not the page's fault.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from typing import Any

import yaml

from benchmarks.pages.addresses import VISITED, Kind, Walk
from benchmarks.pages.filling import Size, fill
from benchmarks.pages.people import Visitor, visitors
from benchmarks.pages.routes import asks, pages
from benchmarks.pages.timing import LIMIT_MS, Browser, Figures, Form
from benchmarks.processes import ProcessError, Servers, servers
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from troly.ports import free_ports
from troly.root import ROOT, VAR

ROUNDS = 3
_LOGS = VAR / "bench" / "pages"
_START_SECONDS = 60.0
_REST_SECONDS, _LOOK_SECONDS = 600.0, 2.0
_AT_REST = 0.02  # of a processor
_WALK = ROOT / "benchmarks" / "pages" / "walk.yml"


def main() -> int:
    """Fill, serve, walk, measure, print.

    Returns:
        0 when every page is in time, 1 when one is not, was not reached or is broken, 2 without PostgreSQL.
    """
    options = _options()
    url = os.environ.get("TROLY_TEST_POSTGRES_URL")
    if not url:
        print("TROLY_TEST_POSTGRES_URL is not set: run it under scripts/with_postgres.sh.", file=sys.stderr)
        return 2
    size = Size(vacancies=options.vacancies, turns=options.turns, entries=options.entries)
    engine = make_engine(url)
    fill(engine, size, reuse=options.reuse, tell=_tell)
    engine.dispose()
    with _served(url) as (port, running):
        print(f"web process at rest after {_rested(running):.0f} s (it learns the answers first)")
        print(f"\n{'page':50} {'as':13}{'of':>4}{'cpu':>8}{'p50':>8}{'p95':>8}{'max ms':>8}{'KiB':>7}")
        bench = Bench(
            running, port, options.requests, options.only, yaml.safe_load(_WALK.read_text(encoding="utf-8"))
        )
        services = build_services(DatabaseSettings(url=url))
        for visitor in visitors(services):
            bench.run(visitor)
        services.close()
        running.check()
        memory = running.memory_mb()["web"]
    return bench.verdict(memory)


class Bench:
    """Figures of every kind of page, as the first role that may see it."""

    def __init__(
        self, running: Servers, port: int, requests: int, only: str, walk: Mapping[str, Any]
    ) -> None:
        self._running = running
        self._port = port
        self._requests = requests
        self._only = only
        self._walk = walk
        self._figures: dict[str, Figures] = {}
        self._broken: dict[str, object] = {}
        self._missed = {route.path for route in (*pages(), *asks())} - set(walk["not_asked"])

    def run(self, visitor: Visitor) -> None:
        """Walk and measure as one person."""
        browser = Browser(self._port, visitor)
        walk = Walk(pages(), self._walk["searches"], self._walk["more"], visitor.may_enter, self._left_to_see)
        walk.go(browser.get)
        self._broken.update(walk.failed)
        self._missed -= {kind.path for kind in walk.found}
        name = visitor.role.value if visitor.role else "nobody"
        for kind, addresses in sorted(walk.found.items(), key=lambda one: str(one[0])):
            self._measure(browser, str(kind), name, addresses)
        for ask in asks():
            typed = self._walk["asks"].get(ask.path)
            if typed and visitor.may_enter(ask):
                self._missed.discard(ask.path)
                posted = [browser.filled_in(one.get("of"), one.get("type", {})) for one in typed]
                self._measure(browser, f"{ask.path} (asked)", name, [ask.path], posted)
        browser.close()

    def _left_to_see(self, kind: Kind) -> int:
        """What was measured as somebody else is opened only for what it leads on to."""
        return 3 if str(kind) in self._figures else VISITED

    def _measure(
        self, browser: Browser, kind: str, name: str, addresses: list[str], forms: Sequence[Form] = ()
    ) -> None:
        if kind in self._figures or not kind.startswith(self._only):
            return
        before = self._running.cpu_seconds()["web"]
        try:
            rounds = [browser.measure(addresses, self._requests, forms)]
            while not rounds[-1].in_time and len(rounds) < ROUNDS:
                rounds.append(browser.measure(addresses, self._requests, forms))
        except RuntimeError as error:
            self._broken[kind] = error
            return
        best = self._figures[kind] = min(rounds, key=lambda one: one.p95)
        again = "" if len(rounds) == 1 else f"  asked {len(rounds)} times"
        missed = "  a file" if best.is_file else "" if best.in_time else "  MISSED"
        spent = self._running.cpu_seconds()["web"] - before
        work = 1000 * spent / sum(one.requests for one in rounds)
        times = f"{work:8.1f}{best.p50:8.1f}{best.p95:8.1f}{best.most:8.1f}"
        asked = f"{kind[:50]:50} {name:13}{len(forms or addresses):4}"
        print(f"{asked}{times}{best.bytes / 1024:7.0f}{again}{missed}", flush=True)

    def verdict(self, memory: float) -> int:
        """Print what it comes to."""
        slow = [kind for kind, one in self._figures.items() if not one.in_time]
        for address, status in self._broken.items():
            print(f"BROKEN {address}: {status}")
        for path in sorted(self._missed):
            print(f"NOT REACHED {path}")
        shown = [one for one in self._figures.values() if not one.is_file]
        worst = max(shown, key=lambda one: one.p95)
        print(
            f"{len(self._figures)} kinds of page, slowest p95 {worst.p95:.0f} ms, web process {memory:.0f} MB"
        )
        print(f"load average {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors")
        well = not (slow or self._broken or self._missed)
        print(f"every page within {LIMIT_MS:.0f} ms p95: {'yes' if well else 'NO'}")
        return 0 if well else 1


@contextmanager
def _served(url: str) -> Iterator[tuple[int, Servers]]:
    (port,) = free_ports(1)
    environ = {
        "TROLY_DATABASE_URL": url,
        "TROLY_WEB_PORT": str(port),
        "TROLY_WEB_SECRET_KEY": secrets.token_urlsafe(48),
    }
    with servers({"web": ("web",)}, environ, _LOGS) as running:
        deadline = time.monotonic() + _START_SECONDS
        while not _answers(port):
            running.check()
            if time.monotonic() > deadline:
                raise ProcessError(f"the staff web is not there after {_START_SECONDS:.0f} s")
            time.sleep(0.1)
        yield port, running


def _rested(running: Servers) -> float:
    """Seconds until it has nothing of its own to do; people may come before, but not all of them."""
    began = time.monotonic()
    while time.monotonic() - began < _REST_SECONDS:
        before = running.cpu_seconds()["web"]
        time.sleep(_LOOK_SECONDS)
        if running.cpu_seconds()["web"] - before < _LOOK_SECONDS * _AT_REST:
            break
    return time.monotonic() - began


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    with suppress(OSError, HTTPException):
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    return False


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m benchmarks.pages",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--vacancies", type=int, default=Size().vacancies)
    parser.add_argument("--turns", type=int, default=Size().turns)
    parser.add_argument("--entries", type=int, default=Size().entries)
    parser.add_argument("--requests", type=int, default=40, help="of each kind of page, after warm-up (40)")
    parser.add_argument("--reuse", action="store_true", help="fill only tables that are empty")
    parser.add_argument("--only", default="", help="measure pages that begin so, as /inbox")
    return parser.parse_args()


def _tell(done: str) -> None:
    print(done, flush=True)


if __name__ == "__main__":
    sys.exit(main())
