"""Questions with the entries that answer them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked.

    Attributes:
        entries: Each of them answers it; none when it is no question of policy.
        style: How it is written: clean, no_marks, teencode …
    """

    text: str
    entries: frozenset[str]
    style: str


def read_questions(path: Path) -> Iterator[Question]:
    """The questions of one file: a list of {text, entry: [ids], style}; without entry, none of policy.

    Raises:
        KeyError: A question lacks its text.
        OSError: The file cannot be read.
    """
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        entry = row.get("entry") or ()
        entries = [entry] if isinstance(entry, str) else entry
        yield Question(row["text"], frozenset(entries), row.get("style", "clean"))
