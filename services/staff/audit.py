"""Every change leaves a trace, in the same transaction."""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime

from services.ports import UnitOfWork
from services.staff.model import AuditEntry, StaffMember

# What the request at hand has written so far: the web holds every action to it.
written: ContextVar[list[str] | None] = ContextVar("written", default=None)

COMMAND_LINE = "troly"


def audit(
    uow: UnitOfWork,
    staff: StaffMember | None,
    action: str,
    thing: str,
    *,
    at: datetime,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    why: str = "",
) -> None:
    """Write who did what; the caller commits it together with the change.

    Args:
        staff: Who; None for the command line.
        action: What, as "staff.add".
        thing: One record, as "staff:3".
        before: The values that changed, as they were; nothing that was said in a conversation, no secret.
        after: The same values, as they are now.
        why: The reason the person gave.
    """
    uow.audit.add(
        AuditEntry(
            at=at,
            staff_id=staff.id if staff else None,
            staff_name=staff.name if staff else COMMAND_LINE,
            action=action,
            thing=thing,
            before=dict(before) if before is not None else None,
            after=dict(after) if after is not None else None,
            why=why.strip(),
        )
    )
    noted = written.get()
    if noted is not None:
        noted.append(action)
