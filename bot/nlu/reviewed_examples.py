"""Sentences that staff corrected and a second person accepted, for one training.

Where they stand is told by the environment: they are kept in the database and written out for the training
alone (`troly.learning`), so that a model of the repository's own data stays the same on every machine.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.nlu.danger_examples import Example
from bot.nlu.recogniser import REPORT_DANGER

VARIABLE = "TROLY_REVIEWED_EXAMPLES"


def reviewed_examples(path: Path | None = None) -> tuple[list[tuple[str, str]], list[Example]]:
    """(sentence, intent) pairs, and (sentence, kind of danger) pairs, of a file with one JSON object a line.

    Args:
        path: Left out, the file that the environment names; none is named by most trainings.

    Raises:
        OSError, ValueError: The file cannot be read, or a line is none.
    """
    named = os.environ.get(VARIABLE)
    if path is None and named:
        path = Path(named)
    if path is None:
        return [], []
    rows = list(_rows(path.read_text(encoding="utf-8").splitlines()))
    intents = [(text, intent) for text, intent, _ in rows if intent != REPORT_DANGER]
    return intents, [(text, danger) for text, intent, danger in rows if intent == REPORT_DANGER and danger]


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        row = json.loads(line)
        yield str(row["text"]), str(row["intent"]), str(row.get("danger") or "")
