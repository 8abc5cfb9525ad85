"""Kill parts of the whole assistant at random moments, and judge what people got.

    python -m benchmarks.chaos [--runs 200] [--seed 1]

Each run is a SIGKILL of a gateway, of Rasa or of the action server, or a stop of the database.
The exit code is 1 when a message was lost, was answered twice unmarked, or out of order.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.chaos.assistant import Assistant, running
from benchmarks.chaos.judging import Verdict, judge
from benchmarks.chaos.killing import Killing
from benchmarks.chaos.postgres import NoPostgresError
from benchmarks.chaos.quiet import wait_until_quiet
from benchmarks.chaos.record import record
from benchmarks.chaos.report import show
from benchmarks.chaos.traffic import Traffic
from jobs_db.engine import make_engine
from troly.root import VAR
from troly.training import present_model

LOGS = VAR / "bench" / "chaos"
START_SECONDS = 240.0
QUIET_SECONDS = 600.0
CALM_SECONDS = 20.0  # of traffic before the first run and after the last


def main() -> int:
    """The runs, the judgement, the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    model = present_model()
    if model is None:
        raise SystemExit("no trained model: run troly train")
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    try:
        with running(model, folder, LOGS, options.seed) as assistant:
            killing, verdict = _go(assistant, options.runs, options.seed)
    except NoPostgresError as error:
        raise SystemExit(str(error)) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    show(killing, verdict, time.monotonic() - began)
    return 0 if verdict.is_clean else 1


def _go(assistant: Assistant, runs: int, seed: int) -> tuple[Killing, Verdict]:
    def tell(number: int, name: str) -> None:
        print(f"… {number}/{runs} {name}", file=sys.stderr, flush=True)

    killing = Killing(assistant.victims, seed, tell)
    deadline = time.monotonic() + START_SECONDS
    while not all(victim.is_back() for victim in assistant.victims):
        if time.monotonic() > deadline:
            raise SystemExit(f"the assistant did not start; logs are in {LOGS}")
        killing.rest(0.5)
    traffic = Traffic(assistant.telegram, assistant.zalo, seed)
    traffic.start()
    killing.rest(CALM_SECONDS)
    killing.run(runs)
    killing.recover()
    killing.rest(CALM_SECONDS)
    traffic.stop()
    engine = make_engine(assistant.database_url)
    try:
        stored = wait_until_quiet(assistant.telegram, assistant.zalo, engine, QUIET_SECONDS, killing.rest)
    finally:
        engine.dispose()
    verdict = judge(record(traffic.typed, assistant.telegram, assistant.zalo, stored))
    if not stored.is_quiet:
        verdict.faults.append(f"not quiet: {stored.unfinished} unanswered, {stored.unsent} unsent")
    return killing, verdict


if __name__ == "__main__":
    sys.exit(main())
