"""The log of calls: what was wanted, what came of it, from where, how long; never a name or a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from language import units
from services.caller.model import Call, CallOutcome, Need
from services.errors import InvalidInput, NotAllowed, NotFound
from services.staff.audit import audit
from services.staff.model import StaffMember

if TYPE_CHECKING:
    from services.ports import UnitOfWork

MOST_SECONDS = 4 * 60 * 60  # a page left open over lunch is no call
UNDONE_WITHIN = timedelta(minutes=15)


def log_call(
    uow: UnitOfWork,
    staff: StaffMember,
    *,
    need: Need,
    outcome: CallOutcome,
    commune: str | None,
    seconds: int,
    at: datetime,
) -> Call:
    """Keep one call, within the caller's writing transaction.

    Args:
        seconds: As the page counted them; brought into its range.

    Raises:
        InvalidInput: There is no such commune.
    """
    if commune is not None and commune not in units.communes():
        raise InvalidInput(f"There is no commune {commune!r}.")
    call = Call(
        at=at,
        officer_id=staff.id,
        officer_name=staff.name,
        need=need,
        outcome=outcome,
        commune=commune,
        seconds=min(max(seconds, 0), MOST_SECONDS),
    )
    number = uow.calls.add(call)
    after = {"need": need.value, "outcome": outcome.value, "commune": commune}
    audit(uow, staff, "call.log", f"call:{number}", at=at, after=after)
    return replace(call, id=number)


def undo_call(uow: UnitOfWork, staff: StaffMember, call_id: int, at: datetime) -> None:
    """Take back a call that was logged by a slip of the finger.

    Raises:
        NotFound: There is no such call.
        NotAllowed: It is a colleague's, or older than UNDONE_WITHIN.
    """
    call = uow.calls.get(call_id)
    if call is None:
        raise NotFound(f"There is no call {call_id}.")
    if call.officer_id != staff.id or at - call.at > UNDONE_WITHIN:
        raise NotAllowed("Only one's own call can be taken back, and only at once.")
    uow.calls.remove(call_id)
    before = {"need": call.need.value, "outcome": call.outcome.value, "commune": call.commune}
    audit(uow, staff, "call.undo", f"call:{call_id}", at=at, before=before)
