"""python -m benchmarks.held_out: note the sentences that measure the model, so that nobody teaches them.

Only digests are written, and nothing is printed but their number (services/training/held_out.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from services.resources import DATA
from services.training.held_out import FILE, digests_of

ROOT = Path(__file__).resolve().parents[1]
MEASURING = (
    *(ROOT / "tests" / folder for folder in ("nlu/held_out", "nlu/styles", "danger", "policy/held_out")),
    DATA / "policy" / "regression.yml",
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def measuring_digests() -> frozenset[str]:
    """The digests of every sentence that measures the model."""
    return digests_of(text for path in _files() for text in _texts(_read(path)))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader


def _files() -> Iterator[Path]:
    for place in MEASURING:
        yield from [place] if place.is_file() else sorted(place.rglob("*.yml"))


def _texts(body: Any) -> Iterator[str]:
    """What stands under "text", wherever that is, and what means nothing and stands under "noise"."""
    if isinstance(body, dict):
        if isinstance(body.get("text"), str):
            yield body["text"]
        yield from (one for one in body.get("noise") or () if isinstance(one, str))
    for value in body.values() if isinstance(body, dict) else body if isinstance(body, list) else ():
        yield from _texts(value)


if __name__ == "__main__":
    digests = measuring_digests()
    FILE.write_text("".join(f"{one}\n" for one in sorted(digests)), encoding="ascii")
    print(f"{len(digests)} digests: {FILE.relative_to(ROOT)}")
