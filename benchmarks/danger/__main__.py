"""Print recall, false alarms and what was missed: python -m benchmarks.danger [FILE] [--quiet]."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.danger.score import (
    HELD_OUT,
    WRITINGS,
    Reader,
    Score,
    by_both,
    by_model,
    by_rules,
    by_suspicion,
    measure,
    read_cases,
)
from bot.nlu.recogniser import Recogniser
from troly.training import present_model


def main() -> None:
    """Measure the sentences of a file by the rules, by what was learnt, and by both together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=HELD_OUT)
    parser.add_argument(
        "--model", type=Path, default=None, help="archive; left out, the trained model of today"
    )
    parser.add_argument("--quiet", action="store_true", help="figures only, no sentences")
    options = parser.parse_args()
    archive = options.model or present_model()
    if archive is None:
        raise SystemExit("no trained model: run troly train")
    danger = Recogniser.from_archive(archive).danger
    readers: dict[str, Reader] = {
        "rules alone": by_rules, "model alone": by_model(danger), "both": by_both(danger),
        "both, or told whom to call": by_suspicion(danger),
    }  # fmt: skip
    cases = read_cases(options.file)
    for name, reader in readers.items():
        for writing, write in WRITINGS.items():
            score = measure(cases, reader, write=write)
            show(f"{name}, {writing}", score, sentences=name == "both" and not options.quiet)


def show(name: str, score: Score, *, sentences: bool) -> None:
    """Print one score."""
    told, found = sum(score.dangers.values()), sum(score.found.values())
    print(f"===== {name} =====")
    print(f"recall        {found}/{told} = {score.recall:.1%} (right kind {score.named})")
    print(f"false alarms  {len(score.alarms)}/{score.harmless} = {score.false_alarms:.1%}")
    print("  " + ", ".join(f"{kind} {score.found[kind]}/{n}" for kind, n in sorted(score.dangers.items())))
    if sentences:
        for text, kind in sorted(score.missed, key=lambda each: each[1]):
            print(f"MISSED {kind}: {text}")
        for text, kind in score.alarms:
            print(f"ALARM {kind}: {text}")
        for text, kind, other in score.renamed:
            print(f"KIND {kind} read as {other}: {text}")


if __name__ == "__main__":
    main()
