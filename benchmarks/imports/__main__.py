"""python -m benchmarks.imports FILE EXPECTED [--on DAY] [--doubts]: figures of reading messy rows."""

import argparse
import time
from datetime import date
from pathlib import Path

from benchmarks.imports.rows import read_cases
from benchmarks.imports.verdicts import ending, figures
from services.imports.model import Verdict

_DAY_OF_THE_CASES = date(2026, 11, 23)


def main() -> None:
    """Print how many rows end rightly, and every row that does not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports")
    parser.add_argument("file", type=Path)
    parser.add_argument("expected", type=Path)
    parser.add_argument("--on", type=date.fromisoformat, default=_DAY_OF_THE_CASES, metavar="DAY")
    parser.add_argument("--doubts", action="store_true", help="list the questions of doubtful rows")
    given = parser.parse_args()
    started = time.perf_counter()
    rows = read_cases(given.file, given.expected, given.on)
    seconds = time.perf_counter() - started
    found = figures(rows, given.on)
    print(f"rows      {found.rows}  ({1000 * seconds / max(found.rows, 1):.2f} ms a row, loading included)")
    print(f"accepted  {found.accepted}, every field right in {found.accepted_right}"
          f" ({100 * found.accepted_right / max(found.accepted, 1):.1f} %)")  # fmt: skip
    print(f"doubtful  {found.doubtful}, of which read rightly but for the question {found.doubtful_right}")
    print(f"rejected  {found.rejected}, with the right code {found.rejected_right}")
    for line in (*found.wrong, *found.wrong_verdict):
        print("  wrong:", line)
    if given.doubts:
        for row in rows:
            verdict, codes = ending(row)
            if verdict is Verdict.DOUBTFUL:
                print(f"  doubt: {row.row_id}: {', '.join(codes)}")


if __name__ == "__main__":
    main()
