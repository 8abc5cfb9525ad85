"""`troly parse` and `troly canonical`: how a sentence is read, without starting anything."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from services.calendar import today
from troly.errors import CommandFailed
from troly.training import present_model


def print_understanding(sentences: Sequence[str], at: date | None, with_intent: bool) -> None:
    """One JSON line a sentence: canonical form, entities and, unless refused, the intent.

    Raises:
        CommandFailed: The intent is wanted and no model is there.
    """
    understand = _understanding if with_intent else _mentions
    for text in _given(sentences):
        print(json.dumps(understand(text, at or today()), ensure_ascii=False), flush=True)


def print_canonical(sentences: Sequence[str], brief: bool) -> None:
    """One JSON line a sentence with every step that changed it; only the form itself when brief."""
    from language.canonical import canonical

    for text in _given(sentences):
        form = canonical(text)
        steps = [asdict(step) for step in form.steps]
        line = {"text": text, "canonical": form.text, "steps": steps}
        print(form.text if brief else json.dumps(line, ensure_ascii=False), flush=True)


def _given(sentences: Sequence[str]) -> Iterable[str]:
    """The words of the command line as one sentence; without any, the lines of standard input."""
    if sentences:
        return [" ".join(sentences)]
    return (line.rstrip("\n") for line in sys.stdin)


def _mentions(text: str, day: date) -> dict[str, Any]:
    from bot.entities import entity_of
    from language.canonical import canonical
    from language.understanding import understand

    form = canonical(text)
    entities = [entity_of(mention, form) for mention in understand(form, day)]
    return {"text": text, "canonical": form.text, "entities": entities}


def _understanding(text: str, day: date) -> dict[str, Any]:
    from bot.parse import parse

    model = present_model()
    if model is None:
        raise CommandFailed("parse.no_model")
    return parse([text], model, day)[0]
