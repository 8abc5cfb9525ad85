"""Which officers are there: their page was heard of in the last minutes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from services.handover.model import Officer, Presence
from services.handover.words import minutes

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def note_seen(uow: UnitOfWork, officer: Officer, at: datetime) -> bool:
    """Keep that an officer's page was heard of; False, and nothing is written, if that was just now."""
    before = _by_id(uow).get(officer.id)
    if before is not None and before.officer == officer and at - before.seen_at < minutes("noted_every"):
        return False
    uow.presence.see(officer, at)
    return True


def present(uow: UnitOfWork, at: datetime) -> list[Officer]:
    """Officers who are there, by name."""
    return [one.officer for one in uow.presence.seen() if at - one.seen_at <= minutes("present")]


def absent_ids(uow: UnitOfWork, ids: set[int], at: datetime) -> set[int]:
    """Of some officers those who have been away so long that colleagues may take over what they have."""
    seen = _by_id(uow)
    return {one for one in ids if one not in seen or at - seen[one].seen_at > minutes("absent")}


def _by_id(uow: UnitOfWork) -> dict[int, Presence]:
    return {one.officer.id: one for one in uow.presence.seen()}
