"""A busy day on Zalo and Telegram: 25 messages a second from 2,000 people, then as many as it takes.

Both platforms are the fakes of tests/platforms, in this process; everything shares the machine. Prints how
long webhooks and answers take, what was lost, what each process uses, and the highest rate at which 95 of
100 answers still come within a second.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from pathlib import Path
from statistics import quantiles
from typing import Any

import yaml

from benchmarks.channels.assistant import assistant
from benchmarks.channels.people import Crowd, Latencies
from benchmarks.processes import Servers
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from troly.root import ROOT, VAR
from troly.training import present_model

PEOPLE = 2_000
RATE = 25.0
WARM_UP_SECONDS = 20.0
RUNG_SECONDS = 30.0
LONGEST_ANSWER_SECONDS = 1.0
SLOWEST_WEBHOOK_SECONDS = 0.1
MOST_GROWTH = 0.05  # of memory between the second minute and the last
_LOGS = VAR / "bench" / "channels"
_SCRIPTS = ROOT / "benchmarks" / "conversations.yml"
_NO_MODEL = (
    "Nothing was measured: no model is trained from the data and code as they are now (one trained from"
    " others does not count). Run `make train` first."
)


def main() -> int:
    """Run it.

    Returns:
        0 when the steady load held, 1 when it did not, 2 when there is nothing to measure.
    """
    parser = argparse.ArgumentParser("python -m benchmarks.channels", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of the steady load (10)")
    parser.add_argument("--rate", type=float, default=RATE, help="messages a second (25)")
    parser.add_argument("--workers", type=int, default=1, help="gateway processes (1)")
    parser.add_argument("--no-ladder", action="store_true", help="leave out the search for the highest rate")
    options = parser.parse_args()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    model = present_model()
    if model is None:
        print(_NO_MODEL, file=sys.stderr)
        return 2
    database = os.environ.get("TROLY_TEST_POSTGRES_URL") or _fresh_file(_LOGS / "load.db")
    scripts = yaml.safe_load(_SCRIPTS.read_text(encoding="utf-8"))["conversations"]
    telegram, zalo = FakeTelegram(), FakeZalo()
    telegram.flood.on = False  # the paces below are those of the platforms; theirs is not what is measured
    with (
        telegram.running(),
        zalo.running(),
        assistant(model, database, options.workers, telegram, zalo, _LOGS) as running,
    ):
        crowd = Crowd(telegram, zalo, scripts, PEOPLE)
        crowd.write(10.0, WARM_UP_SECONDS)
        crowd.wait_for_answers(30.0)
        held = _steady(crowd, running, options.rate, options.minutes * 60.0)
        if not options.no_ladder:
            _ladder(crowd, running, options.rate)
    print(f"database: {database.partition(':')[0]}, gateway processes: {options.workers}")
    return 0 if held else 1


def _fresh_file(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()
    return f"sqlite:///{file}"


def _steady(crowd: Crowd, running: Servers, rate: float, seconds: float) -> bool:
    memory = _Memory(running)
    before, began = running.cpu_seconds(), time.monotonic()
    start, end = began, began
    while end - began < seconds:
        piece = min(30.0, seconds - (end - began))
        _, end = crowd.write(rate, piece)
        memory.look()
        if seconds - (end - began) < 1.0:
            break
    used = {name: after - before[name] for name, after in running.cpu_seconds().items()}
    crowd.wait_for_answers(60.0)
    running.check()
    found = crowd.latencies(start, end)
    print(f"steady load: {rate:g} messages a second, {(end - start) / 60:.1f} minutes, {PEOPLE} people")
    _print(found, used, end - start)
    memory.print()
    return (
        found.unanswered == 0
        and _share(found.answers, 95) <= LONGEST_ANSWER_SECONDS
        and _share(found.webhooks, 99) <= SLOWEST_WEBHOOK_SECONDS
        and memory.is_flat()
    )


def _ladder(crowd: Crowd, running: Servers, rate: float) -> None:
    best: tuple[float, Latencies, dict[str, float], float] | None = None
    while True:
        rate *= 1.2
        before = running.cpu_seconds()
        start, end = crowd.write(rate, RUNG_SECONDS)
        used = {name: after - before[name] for name, after in running.cpu_seconds().items()}
        crowd.wait_for_answers(90.0)
        found = crowd.latencies(start, end)
        kept_up = (end - start) < RUNG_SECONDS * 1.05  # the crowd itself came in time
        holds = _share(found.answers, 95) <= LONGEST_ANSWER_SECONDS and not found.unanswered and kept_up
        p95 = _share(found.answers, 95)
        print(f"  {rate:6.1f} a second: p95 {p95 * 1000:7.0f} ms, unanswered {found.unanswered}")
        if not holds:
            break
        best = (rate, found, used, end - start)
    if best is None:
        print("no higher rate holds")
        return
    print(f"highest rate that holds: {best[0]:.1f} messages a second")
    _print(best[1], best[2], best[3])


def _print(found: Latencies, used: dict[str, float], seconds: float) -> None:
    answered = len(found.answers)
    print(f"  answered {answered}, unanswered {found.unanswered}")
    for name, values in (("webhook", found.webhooks), ("answer", found.answers)):
        shares = "  ".join(f"p{share} {_share(values, share) * 1000:.0f} ms" for share in (50, 95, 99))
        print(f"  {name:8} {shares}  longest {max(values, default=0.0) * 1000:.0f} ms  ({len(values)})")
    for name, cpu in sorted(used.items(), key=lambda item: -item[1]):
        each = cpu / max(1, answered) * 1000
        print(f"  {name:10} {cpu / seconds * 100:5.0f} % of a core, {each:5.1f} ms of it a message")


def _share(values: list[float], share: int) -> float:
    if len(values) < 2:
        return values[0] if values else float("inf")
    return quantiles(values, n=100, method="inclusive")[share - 1]


class _Memory:
    """Proportional set sizes, looked at from time to time."""

    def __init__(self, running: Servers) -> None:
        self._running = running
        self._seen: list[dict[str, float]] = []

    def look(self) -> None:
        """Once more."""
        self._seen.append(self._running.memory_mb())

    def print(self) -> None:
        """From the second minute, when caches are filled, to the end, in a few steps."""
        later = self._seen[min(4, len(self._seen) - 1) :]
        steps = [later[round(part * (len(later) - 1) / 4)] for part in range(5)]
        for name in self._seen[-1]:
            print(f"  {name:10} " + " → ".join(f"{step[name]:.0f}" for step in steps) + " MB")

    def is_flat(self) -> bool:
        """Whether all together have hardly grown."""
        return sum(self._seen[-1].values()) <= sum(self._early().values()) * (1 + MOST_GROWTH)

    def _early(self) -> dict[str, Any]:
        return self._seen[min(4, len(self._seen) - 1)]


if __name__ == "__main__":
    sys.exit(main())
