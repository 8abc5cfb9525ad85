"""Print recall, false alarms and what was missed, by kind: python -m benchmarks.danger [FILE] [--quiet]."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.danger.score import HELD_OUT, WRITINGS, Score, measure, read_cases


def main() -> None:
    """Measure the sentences of a file, as written and without marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=HELD_OUT)
    parser.add_argument("--quiet", action="store_true", help="figures only, no sentences")
    options = parser.parse_args()
    cases = read_cases(options.file)
    for name, write in WRITINGS.items():
        show(name, measure(cases, write=write), sentences=not options.quiet)


def show(name: str, score: Score, *, sentences: bool) -> None:
    """Print one score."""
    told, found = sum(score.dangers.values()), sum(score.found.values())
    print(f"===== {name} =====")
    print(f"recall        {found}/{told} = {score.recall:.1%} (right kind {score.named})")
    print(f"false alarms  {len(score.alarms)}/{score.harmless} = {score.false_alarms:.1%}")
    for kind, count in sorted(score.dangers.items()):
        print(f"  {kind:14} {score.found[kind]}/{count}")
    if sentences:
        for text, kind in sorted(score.missed, key=lambda each: each[1]):
            print(f"MISSED {kind}: {text}")
        for text, kind in score.alarms:
            print(f"ALARM {kind}: {text}")
        for text, kind, other in score.renamed:
            print(f"KIND {kind} read as {other}: {text}")


if __name__ == "__main__":
    main()
