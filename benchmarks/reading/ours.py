"""Our understanding as a reader of sentences: the recogniser, weighed against the policy entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from benchmarks.reading.report import Reading
from benchmarks.reading.sentences import as_pairs
from bot.nlu.recogniser import Recogniser
from bot.nlu.settling import settle
from language.canonical import canonical
from language.slots import slots
from language.understanding import understand
from services.policy.retrieval.index import Index
from services.policy.seed import read_folder

TODAY = date(2026, 11, 22)  # turns a year of birth into the age that the sentences are labelled with


def reader(recogniser: Recogniser, index: Index | None = None) -> Callable[[str], Reading]:
    """What is read in a text, by the road of the Rasa components.

    Args:
        index: The policy entries to weigh against; left out, those of data/policy.
    """
    entries = Index.of(tuple(read_folder().published())).sharpened() if index is None else index

    def read(text: str) -> Reading:
        form = canonical(text)
        mentions = understand(form, TODAY)
        understood = recogniser.recognise(form, mentions)
        settled = settle(form.text, mentions, understood.decision.decided, entries)
        changed = settled.intent != understood.decision.intent
        found = as_pairs(slots(settled.mentions if changed else understood.mentions, TODAY))
        return Reading(settled.intent, found, settled.confidence, form.text)

    return read
