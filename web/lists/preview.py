"""What an import would do, for reading before anything is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from string import digits
from typing import Any

from services.fraud.signals import sentence_of as signal_sentence
from services.imports.answers import texts_at
from services.imports.columns import columns_of
from services.imports.intake import Twin
from services.imports.judge import ReadList
from services.imports.model import Note, RowResult, Verdict
from services.imports.plan import Change, Plan
from services.imports.reading import SeenColumn
from services.imports.reasons import sentence_of, verdict_of
from services.imports.table import Sheet
from web.lists.words import named, words

SHOWN = 100  # lines of a section
_LONGEST_VALUE = 60
_FROM_ABOVE = ("leader_from_above",)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind; `more` are not shown."""

    name: str
    lines: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Question:
    """A cell that is asked about; `value` is what stands there now."""

    address: str
    sentence: str
    value: str
    choices: tuple[str, ...]


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


def questions_of(
    plan: Plan, columns: Sequence[SeenColumn], sheets: Sequence[Sheet]
) -> tuple[tuple[Question, ...], int]:
    """What is asked about single cells, each once, and how many more there are than are shown.

    What is asked because a list has no such column cannot be written into any cell.
    """
    fields = {column.letters: column.field for column in columns}
    notes: dict[str, Note] = {}
    for row in plan.left_out:
        if row.verdict is Verdict.DOUBTFUL:
            for note in row.notes:
                if verdict_of([note]) is Verdict.DOUBTFUL and _has_cell(note, row, fields):
                    asked = _about_own_cell(note, row) if note.code in _FROM_ABOVE else note
                    notes.setdefault(asked.address, asked)
    texts = texts_at(sheets, islice(notes, SHOWN))
    shown = tuple(
        Question(address, sentence_of(notes[address]), text, notes[address].choices)
        for address, text in texts.items()
    )
    return shown, len(notes) - len(shown)


def _has_cell(note: Note, row: RowResult, fields: Mapping[str, str]) -> bool:
    if fields.get(note.address.rstrip(digits)) == note.column:
        return True
    return note.column not in (None, *fields.values()) and note.address != row.address


def _about_own_cell(note: Note, row: RowResult) -> Note:
    """What was taken from above is written into the row itself."""
    address = f"{note.address.rstrip(digits)}{row.row_number}"
    return replace(note, address=address, choices=(note.value,))


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
            fields="; ".join(_became(change)),
        )
        for change in plan.changes
    )
    yield "changed", changed, len(plan.changes)
    new = (_line("new", address=one.address, record=named(one.record)) for one in plan.additions)
    yield "new", new, len(plan.additions)
    yield "missing", (f"{one.title} – {one.company}" for one in plan.missing), len(plan.missing)


def _became(change: Change) -> Iterator[str]:
    """Each field that becomes another, once under each label, in the words of the records."""
    found: dict[str, str] = {}
    for name in change.names:
        label = words()["fields"].get(name, name)
        before, after = _short(getattr(change.before, name)), _short(getattr(change.after, name))
        said = before is not None and after is not None
        line = _line("became", label=label, before=before or "", after=after or "") if said else label
        if found.get(label, label) == label:
            found[label] = line
    yield from found.values()


def _short(value: Any) -> str | None:
    """A value as a list has it; None for what only the assistant reckons with."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if value is None or isinstance(value, str):
        return (value or "")[:_LONGEST_VALUE]
    return str(value) if isinstance(value, int) else None


def _reason(row: RowResult) -> str:
    return " ".join(sentence_of(note) for note in row.notes if verdict_of([note]) is row.verdict)


def _held(record: Any, address: str, signals: tuple[str, ...]) -> str:
    reasons = "; ".join(map(signal_sentence, signals))
    return _line("held", address=address, record=named(record), reasons=reasons)


def _twin(twin: Twin) -> str:
    return _line("twin", address=twin.address, first=twin.first, record=named(twin.record))


def _line(name: str, **values: str) -> str:
    return str(words()["lines"][name]).format(**values)
