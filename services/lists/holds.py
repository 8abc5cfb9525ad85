"""Offers that look like a fraud, judged by somebody who has looked at them."""

from datetime import datetime

from services.fraud.release import HeldOffer, confirm, release
from services.lists.changes import required_reason
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember


def let_pass(uow: UnitOfWork, by: StaffMember, hold_id: int, *, at: datetime, why: str) -> HeldOffer:
    """Show an offer again, or without its warning.

    Raises:
        NotFound: See services.fraud.release.release.
        ListChangeRefused: No reason is given.
    """
    reason = required_reason(why)
    judged = release(hold_id, uow, at)
    _trace(uow, by, "hold.release", judged, at, reason)
    return judged


def call_fraud(uow: UnitOfWork, by: StaffMember, hold_id: int, *, at: datetime, why: str) -> HeldOffer:
    """Keep an offer closed as a fraud; its numbers and its company are remembered.

    Raises:
        NotFound: See services.fraud.release.confirm.
        ListChangeRefused: No reason is given.
    """
    reason = required_reason(why)
    judged = confirm(hold_id, uow, at)
    _trace(uow, by, "hold.confirm", judged, at, reason)
    return judged


def _trace(uow: UnitOfWork, by: StaffMember, action: str, judged: HeldOffer, at: datetime, why: str) -> None:
    audit(
        uow, by, action, f"{judged.hold.kind}:{judged.hold.record_id}", at=at,
        before={"signals": list(judged.hold.signals)},
        after={"status": judged.offer.status},
        why=why,
    )  # fmt: skip
