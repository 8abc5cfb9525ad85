"""Imports by people of the Center: who brought what, and who took it back, is in the trail."""

from datetime import datetime

from services.imports.apply import Origin, import_listing
from services.imports.batch import ImportBatch
from services.imports.plan import Listing
from services.imports.undo import undo_import
from services.lists.changes import required_reason
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember


def bring_in(
    uow: UnitOfWork, by: StaffMember, listing: Listing, origin: Origin, *, seen: str, close_missing: bool
) -> ImportBatch | None:
    """Carry out the import whose plan somebody has seen; None when there was nothing to write.

    Raises:
        ListRefused: The plan is not the one that was seen.
    """
    batch = import_listing(listing, origin, uow, seen=seen, close_missing=close_missing)
    if batch is not None:
        after = {"kind": batch.kind, "file": batch.file_name, **batch.counts}
        audit(uow, by, "import.apply", f"import:{batch.id}", at=origin.at, after=after)
    return batch


def take_back(uow: UnitOfWork, by: StaffMember, batch_id: int, *, at: datetime, why: str) -> ImportBatch:
    """Undo a whole import.

    Raises:
        ListChangeRefused: No reason is given.
        ListRefused: See services.imports.undo.undo_import.
    """
    reason = required_reason(why)
    batch = undo_import(batch_id, uow, at)
    before = {"kind": batch.kind, "file": batch.file_name, **batch.counts}
    audit(uow, by, "import.undo", f"import:{batch_id}", at=at, before=before, why=reason)
    return batch
