"""Our recogniser as a reader of sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from benchmarks.reading.report import Reading
from benchmarks.reading.sentences import as_pairs
from bot.nlu.recogniser import Recogniser
from language.slots import slots

TODAY = date(2026, 11, 22)  # turns a year of birth into the age that the sentences are labelled with


def reader(recogniser: Recogniser) -> Callable[[str], Reading]:
    """What the recogniser reads in a text."""

    def read(text: str) -> Reading:
        understanding = recogniser.understand(text, TODAY)
        decision = understanding.decision
        found = as_pairs(slots(understanding.mentions, TODAY))
        return Reading(decision.intent, found, decision.confidence, understanding.form.text)

    return read
