"""Carrying out an import: everything a plan says, in the caller's transaction, with what undoing it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from services.fraud.model import Hold
from services.imports.batch import ImportBatch, RecordChange, RowLeftOut
from services.imports.plan import Addition, Listing, Plan, make_plan
from services.imports.record_kinds import CLOSED, kind_of, store_of
from services.imports.refusals import ListRefused
from services.imports.snapshot import digest, to_json
from services.jobs.model import JobPosting
from services.ports import UnitOfWork

_PIECE = 250  # records between two words to whoever waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The file of a list and the moment it is taken in; see services.imports.batch.ImportBatch."""

    file_name: str
    file_hash: str
    at: datetime


def import_listing(
    listing: Listing,
    origin: Origin,
    uow: UnitOfWork,
    *,
    seen: str | None = None,
    close_missing: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportBatch | None:
    """Plan again, now that nobody else can change anything, and carry it out; the caller commits.

    Args:
        seen: Fingerprint of the plan that a person agreed to; None to take whatever the plan is.
        close_missing: Close what is shown now and not in the list.
        progress: Told how many records of how many are written.

    Returns:
        The import; None when there was nothing to write.

    Raises:
        ListRefused: changed_meanwhile: the plan is not the one the person has seen.
    """
    uow.imports.take_turn()
    plan = make_plan(listing, uow)
    if seen is not None and plan.fingerprint != seen:
        raise ListRefused("changed_meanwhile")
    if not plan.writes and not (close_missing and plan.missing):
        return None
    return _carry_out(plan, origin, uow, close_missing=close_missing, progress=progress)


def _carry_out(
    plan: Plan,
    origin: Origin,
    uow: UnitOfWork,
    *,
    close_missing: bool,
    progress: Callable[[int, int], None],
) -> ImportBatch:
    known = {employer.id for employer in uow.jobs.employers()}
    closing = plan.missing if close_missing else ()
    total = len(plan.additions) + len(plan.changes) + len(closing)
    written: list[RecordChange] = []
    holds: list[Hold] = []
    for change, signals in _written(plan, uow, close_missing=close_missing):
        written.append(change)
        if signals:
            hold = Hold(kind=change.kind, record_id=change.record_id, signals=signals, held_at=origin.at)
            holds.append(hold)
        if len(written) % _PIECE == 0:
            progress(len(written), total)
    batch = ImportBatch(
        kind=plan.listing.kind,
        file_name=origin.file_name,
        file_hash=origin.file_hash,
        on=plan.listing.on,
        imported_at=origin.at,
        counts={**plan.counts, "missing": len(plan.missing) - len(closing), "closed": len(closing)},
        employers=tuple(one.id for one in uow.jobs.employers() if one.id is not None and one.id not in known),
    )
    left_out = [
        RowLeftOut(
            row_number=row.row_number,
            verdict=row.verdict.value,
            notes=tuple((note.code, note.address, note.value) for note in row.notes),
        )
        for row in plan.left_out
    ]
    batch_id = uow.imports.add(batch, written, left_out)
    uow.holds.add_all([replace(hold, batch_id=batch_id) for hold in holds])
    return replace(batch, id=batch_id)


def _written(
    plan: Plan, uow: UnitOfWork, *, close_missing: bool
) -> Iterator[tuple[RecordChange, tuple[str, ...]]]:
    """Write one record after the other; each as it was written, with the signs it is held for."""
    for kind, additions in groupby(plan.additions, key=lambda addition: kind_of(addition.record)):
        yield from _added(kind, list(additions), uow)
    for change in plan.changes:
        yield _saved(change.before, change.after, uow), change.signals
    for one in plan.missing if close_missing else ():
        before: Any = store_of(one.kind, uow).get(one.id)
        yield _saved(before, replace(before, status=CLOSED[one.kind]), uow), ()


def _added(
    kind: str, additions: Sequence[Addition], uow: UnitOfWork
) -> Iterator[tuple[RecordChange, tuple[str, ...]]]:
    store = store_of(kind, uow)
    for start in range(0, len(additions), _PIECE):
        piece = additions[start : start + _PIECE]
        if kind == "vacancies":
            ids = uow.jobs.add_all(one.record for one in piece if isinstance(one.record, JobPosting))
        else:
            ids = [store.add(one.record) for one in piece]
        for addition, record_id in zip(piece, ids, strict=True):
            record: Any = replace(addition.record, id=record_id)
            after = _stored_digest(record, uow)
            change = RecordChange(kind=kind, record_id=record_id, before=None, after=after)
            yield change, addition.signals


def _saved(before: Any, after: Any, uow: UnitOfWork) -> RecordChange:
    kind = kind_of(before)
    store_of(kind, uow).save(after)
    return RecordChange(
        kind=kind, record_id=before.id, before=to_json(before), after=_stored_digest(after, uow)
    )


def _stored_digest(record: Any, uow: UnitOfWork) -> str:
    """The digest of a record as it will be read; a vacancy is stored whole and need not be read."""
    if isinstance(record, JobPosting):
        return digest(record)
    return digest(store_of(kind_of(record), uow).get(record.id))
