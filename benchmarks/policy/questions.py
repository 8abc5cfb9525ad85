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
    """The questions of one file: a list of {text, entry: [ids], style}.

    Raises:
        KeyError: A question lacks its text or its entries.
        OSError: The file cannot be read.
    """
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        entries = [row["entry"]] if isinstance(row["entry"], str) else row["entry"] or ()
        yield Question(row["text"], frozenset(entries), row.get("style", "clean"))
