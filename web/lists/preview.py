"""What an import would do, for reading before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from services.fraud.signals import sentence_of as signal_sentence
from services.imports.columns import columns_of
from services.imports.judge import ReadList
from services.imports.model import RowResult, Verdict
from services.imports.plan import Plan, Twin
from services.imports.reasons import sentence_of, verdict_of
from web.lists.words import named, words

SHOWN = 100  # lines of a section


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind; `more` are not shown."""

    name: str
    lines: tuple[str, ...]
    more: int


def counts_of(plan: Plan) -> list[tuple[str, int]]:
    """How many of each, with their labels; of the rare ones only what there is."""
    counts = {**plan.counts, "missing": len(plan.missing)}
    return [
        (words()["counts"][name], count)
        for name, count in counts.items()
        if count or name in ("new", "changed", "same")
    ]


def sections_of(plan: Plan) -> list[Section]:
    """What a person should look at, what needs an answer first."""
    found = []
    for name, lines, count in _sections(plan):
        if count:
            shown = tuple(islice(lines, SHOWN))
            found.append(Section(words()["sections"][name], shown, count - len(shown)))
    return found


def column_choices(kind: str) -> list[tuple[str, str]]:
    """Field and label of everything a column of such a list can be."""
    labels = words()["columns"]
    return [(name, labels[name]) for name in columns_of(kind).rules]


def missing_labels(read: ReadList) -> list[str]:
    """What the list must have and no column is."""
    return [words()["columns"][name] for name in read.missing]


def _sections(plan: Plan) -> Iterator[tuple[str, Iterable[str], int]]:
    doubtful = [row for row in plan.left_out if row.verdict is Verdict.DOUBTFUL]
    rejected = [row for row in plan.left_out if row.verdict is Verdict.REJECTED]
    held: list[tuple[Any, str, tuple[str, ...]]] = [
        *((one.record, one.address, one.signals) for one in plan.additions if one.signals),
        *((one.after, one.address, one.signals) for one in plan.changes if one.signals),
    ]
    yield "doubtful", map(_reason, doubtful), len(doubtful)
    yield "rejected", map(_reason, rejected), len(rejected)
    yield "held", (_held(*one) for one in held), len(held)
    yield "duplicate", map(_twin, plan.twins), len(plan.twins)
    yield "lookalike", map(_twin, plan.lookalikes), len(plan.lookalikes)
    changed = (
        _line(
            "changed",
            address=change.address,
            record=named(change.after),
            fields=", ".join(dict.fromkeys(words()["fields"].get(name, name) for name in change.names)),
        )
        for change in plan.changes
    )
    yield "changed", changed, len(plan.changes)
    new = (_line("new", address=one.address, record=named(one.record)) for one in plan.additions)
    yield "new", new, len(plan.additions)
    yield "missing", (f"{one.title} – {one.company}" for one in plan.missing), len(plan.missing)


def _reason(row: RowResult) -> str:
    return " ".join(sentence_of(note) for note in row.notes if verdict_of([note]) is row.verdict)


def _held(record: Any, address: str, signals: tuple[str, ...]) -> str:
    reasons = "; ".join(map(signal_sentence, signals))
    return _line("held", address=address, record=named(record), reasons=reasons)


def _twin(twin: Twin) -> str:
    return _line("twin", address=twin.address, first=twin.first, record=named(twin.record))


def _line(name: str, **values: str) -> str:
    return str(words()["lines"][name]).format(**values)
