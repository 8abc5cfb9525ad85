"""Which records of a list may be stored: those nobody has to be asked about, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from services.imports.identity import Key, identity, lookalike_key, twin_key
from services.imports.lengths import unfit
from services.imports.model import Note, Record, RowResult, Verdict
from services.imports.reasons import verdict_of
from services.imports.record_kinds import kind_of
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder

# A row about which only this is asked is taken, but held: a person looks at it there. Code → sign of fraud.
_SUSPECTED = {"fraud_sign": "doubted", "country_lure": "lure_country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One record of the list; `doubts` are signs of fraud that its row showed."""

    record: Record
    address: str
    doubts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Of the record."""
        return kind_of(self.record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A record that stands in the list before, at another address."""

    record: Record
    address: str
    first: str


@dataclass(slots=True)
class Intake:
    """The rows of a list, sorted.

    Attributes:
        twins: Left out, being in the list already.
        lookalikes: Taken, though the list has the same trade, place and pay under another title.
        left_out: Rows to be asked about or refused.
        asked: Identities of what is asked about: it is in the list, whatever the answers are.
    """

    taken: list[Taken] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    lookalikes: list[Twin] = field(default_factory=list)
    left_out: list[RowResult] = field(default_factory=list)
    asked: set[Key] = field(default_factory=set)


def take_in(results: Iterable[RowResult]) -> Intake:
    """Sort the rows of a list."""
    intake = Intake()
    first: dict[Key, str] = {}
    alike: dict[Key, str] = {}
    for result in map(_checked, results):
        doubts = _suspicions(result)
        if result.verdict is not Verdict.ACCEPTED and not doubts:
            intake.left_out.append(result)
            intake.asked.update(map(identity, result.records))
            continue
        for record in result.records:
            key = twin_key(record)
            if key in first:
                intake.twins.append(Twin(record=record, address=result.address, first=first[key]))
                continue
            first[key] = result.address
            look = lookalike_key(record)
            if look is not None and alike.setdefault(look, result.address) != result.address:
                intake.lookalikes.append(Twin(record=record, address=result.address, first=alike[look]))
            intake.taken.append(Taken(record=record, address=result.address, doubts=doubts))
    return intake


def _checked(result: RowResult) -> RowResult:
    """The row, doubtful if the database could not hold what was read."""
    if result.verdict is not Verdict.ACCEPTED:
        return result
    notes = tuple(_unfit_notes(result))
    if not notes:
        return result
    return replace(result, verdict=Verdict.DOUBTFUL, notes=(*result.notes, *notes))


def _unfit_notes(result: RowResult) -> Iterator[Note]:
    for record in result.records:
        for code, value in unfit(record):
            yield Note(code=code, column=None, address=result.address, value=value)


def _suspicions(result: RowResult) -> tuple[str, ...]:
    """Signs of fraud of a row about which nothing else is asked; none for any other row."""
    if result.verdict is not Verdict.DOUBTFUL:
        return ()
    asked = {note.code for note in result.notes if verdict_of([note]) is Verdict.DOUBTFUL}
    holdable = all(isinstance(record, JobPosting | OverseasOrder) for record in result.records)
    if not holdable or not asked <= set(_SUSPECTED) or any(unfit(one) for one in result.records):
        return ()
    return tuple(sorted(_SUSPECTED[code] for code in asked))
