"""Taking back a whole import, if nobody has touched since what it brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from services.errors import InvalidInput
from services.imports.batch import ImportBatch, RecordChange
from services.imports.record_kinds import offered_by, store_of, title_of
from services.imports.refusals import ListRefused
from services.imports.snapshot import digest, from_json
from services.ports import UnitOfWork

_NAMED = 3  # records that a refusal names
_PIECE = 250


def undo_import(
    batch_id: int,
    uow: UnitOfWork,
    at: datetime,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportBatch:
    """Bring back the state before an import, exactly; the caller commits.

    Raises:
        ListRefused: no_batch, undone_already, or touched_later (a record is no more as it was left).
    """
    uow.imports.take_turn()
    batch = uow.imports.get(batch_id)
    if batch is None:
        raise ListRefused("no_batch", number=batch_id)
    if batch.undone_at is not None:
        raise ListRefused("undone_already", number=batch_id, day=batch.undone_at.strftime("%d/%m/%Y"))
    changes = uow.imports.changes(batch_id)
    touched = list(_touched(changes, uow))
    if touched:
        _refuse(batch_id, touched)
    uow.holds.remove_of_batch(batch_id)
    for done, change in enumerate(reversed(changes), start=1):
        _take_back(batch_id, change, uow)
        if done % _PIECE == 0:
            progress(done, len(changes))
    uow.jobs.remove_idle_employers(batch.employers)
    uow.imports.mark_undone(batch_id, at)
    return batch


def _touched(changes: Sequence[RecordChange], uow: UnitOfWork) -> Iterator[str]:
    """Title and company of each record that is no more as the import left it; its number if it is gone."""
    for start in range(0, len(changes), _PIECE):
        piece = changes[start : start + _PIECE]
        ids = [change.record_id for change in piece if change.kind == "vacancies"]
        vacancies = {posting.id: posting for posting in uow.jobs.get_many(ids)}
        for change in piece:
            if change.kind == "vacancies":
                record = vacancies.get(change.record_id)
            else:
                record = store_of(change.kind, uow).get(change.record_id)
            if record is None:
                yield str(change.record_id)
            elif digest(record) != change.after:
                yield f"{title_of(record)} – {offered_by(record)}"


def _take_back(batch_id: int, change: RecordChange, uow: UnitOfWork) -> None:
    store = store_of(change.kind, uow)
    if change.before is not None:
        store.save(from_json(change.kind, dict(change.before)))
        return
    record = store.get(change.record_id)
    try:
        store.remove(change.record_id)
    except InvalidInput:
        _refuse(batch_id, [f"{title_of(record)} – {offered_by(record)}"])


def _refuse(batch_id: int, touched: Sequence[str]) -> None:
    named = "; ".join(islice(touched, _NAMED))
    raise ListRefused("touched_later", number=batch_id, count=len(touched), named=named)
