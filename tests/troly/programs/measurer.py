"""Writes figures of two models as troly.learning.figures does; worse ones where the corrections say so."""

import json
import sys
from pathlib import Path

FIGURES = {
    "intent": 0.967, "intent_unmarked": 0.965, "slots": 0.958, "styles": 0.967, "danger": 0.96,
    "policy": 0.96, "danger_alarms": 0.01, "noise": 0.0,
}  # fmt: skip

if __name__ == "__main__":
    out, corrected = (Path(sys.argv[sys.argv.index(name) + 1]) for name in ("--out", "--corrected"))
    assert sys.argv.count("--model") == 2
    said = corrected.read_text(encoding="utf-8")
    if "lạ" in said:
        sys.exit(1)
    after = {**FIGURES, "danger": 0.5} if "kém" in said else FIGURES
    out.write_text(json.dumps([FIGURES, after]), encoding="utf-8")
