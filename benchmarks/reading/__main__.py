"""Measure understanding on sentences that training never saw, by intent and by style.

    python -m benchmarks.reading --model models/….tar.gz [--set held_out styles] [--json FILE] [--keep]

Each sentence is judged twice: as written, and with all tone marks removed. The exit code is 1 when a
figure fell by more than a point below the committed baseline; --keep makes today's figures the baseline.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.reading import cost
from benchmarks.reading.baseline import fallen, read_baseline, write_baseline
from benchmarks.reading.ours import reader
from benchmarks.reading.report import evaluate
from benchmarks.reading.sentences import SENTENCES, SETS
from benchmarks.reading.tables import show
from bot.nlu.recogniser import Recogniser


def main() -> int:
    """Evaluate the sets asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--set", nargs="+", default=["held_out", "styles"], choices=SETS, dest="sets")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--worst", type=int, default=30)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    read, baseline = reader(Recogniser.from_archive(options.model)), read_baseline()
    print("\n".join(cost.lines(cost.measure(options.model))))  # before anything of a sentence is remembered
    figures, lost = {}, []
    for name in options.sets:
        report = evaluate(read, SENTENCES / name)
        figures[name] = report.as_json()
        lost += [f"{name}: {line}" for line in fallen(baseline.get(name, {}), figures[name])]
        print(f"\n===== {name} =====")
        show(report, options.worst)
        if options.keep:
            write_baseline(name, figures[name])
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False), encoding="utf-8")
    for line in lost:
        print("FELL", line)
    return 1 if lost and not options.keep else 0


if __name__ == "__main__":
    sys.exit(main())
