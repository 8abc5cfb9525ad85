"""What a code says of a row, and how heavily it weighs."""

from collections.abc import Iterable
from functools import cache

from services.imports.model import Note, Verdict
from services.resources import load_yaml

_WEIGHTS = (("rejected", Verdict.REJECTED), ("doubtful", Verdict.DOUBTFUL), ("remark", Verdict.ACCEPTED))


@cache
def _verdicts() -> dict[str, Verdict]:
    reasons = load_yaml("imports/reasons.yml")
    return {code: verdict for section, verdict in _WEIGHTS for code in reasons[section]}


@cache
def _sentences() -> dict[str, str]:
    reasons = load_yaml("imports/reasons.yml")
    return {code: sentence for section, _ in _WEIGHTS for code, sentence in reasons[section].items()}


def verdict_of(notes: Iterable[Note]) -> Verdict:
    """How a row with these notes ends: the heaviest note decides.

    Raises:
        KeyError: A code is not in data/imports/reasons.yml.
    """
    found = {_verdicts()[note.code] for note in notes}
    return next((verdict for _, verdict in _WEIGHTS if verdict in found), Verdict.ACCEPTED)


def sentence_of(note: Note) -> str:
    """The sentence of a note, in Vietnamese."""
    return _sentences()[note.code].format(
        value=note.value, address=note.address, choices=", ".join(note.choices)
    )
