"""Offers that look like a fraud, judged by somebody who has looked at them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.fraud.model import CONFIRMED, HELD, Hold
from services.fraud.release import HeldOffer, confirm, release
from services.imports.record_kinds import store_of
from services.lists.changes import required_reason
from services.lists.search import PAGE
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember


def held(uow: UnitOfWork) -> list[Hold]:
    """Holds of offers that nobody sees and nobody has judged, the oldest first, one for each offer."""
    return _standing(uow, HELD)


def watched(uow: UnitOfWork) -> list[Hold]:
    """Holds of offers that are shown with a warning."""
    return _standing(uow, "open")


def with_offers(holds: Sequence[Hold], after: int, uow: UnitOfWork) -> tuple[list[HeldOffer], bool]:
    """A page of them with their offers, and whether more follow.

    Args:
        after: Number of the last hold of the page before; 0 for the first page.
    """
    wanted = [hold for hold in holds if (hold.id or 0) > after]
    page = wanted[:PAGE]
    offers = [HeldOffer(hold, store_of(hold.kind, uow).get(hold.record_id)) for hold in page]
    return offers, len(wanted) > PAGE


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


def _standing(uow: UnitOfWork, status: str) -> list[Hold]:
    holds = sorted(uow.holds.standing(), key=lambda hold: hold.id or 0)
    judged = {(hold.kind, hold.record_id) for hold in holds if CONFIRMED in hold.signals}
    first: dict[tuple[str, int], Hold] = {}
    for hold in holds:
        if (hold.kind, hold.record_id) not in judged:
            first.setdefault((hold.kind, hold.record_id), hold)
    known = {
        kind: uow.lists.statuses(kind, [number for own, number in first if own == kind])
        for kind in {kind for kind, _number in first}
    }
    return [hold for (kind, number), hold in first.items() if known[kind].get(number) == status]


def _trace(uow: UnitOfWork, by: StaffMember, action: str, judged: HeldOffer, at: datetime, why: str) -> None:
    audit(
        uow, by, action, f"{judged.hold.kind}:{judged.hold.record_id}", at=at,
        before={"signals": list(judged.hold.signals)},
        after={"status": judged.offer.status},
        why=why,
    )  # fmt: skip
