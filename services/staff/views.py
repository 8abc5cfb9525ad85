"""Who looked at what is about a person: once a while, however often a page is opened."""

from datetime import datetime, timedelta

from services.ports import UnitOfWork
from services.staff.model import StaffMember

AGAIN_AFTER = timedelta(minutes=15)
_LATELY = 20  # entries of one thing that are looked through


def is_noted(uow: UnitOfWork, staff: StaffMember, thing: str, at: datetime) -> bool:
    """Whether the trail tells already that somebody looked at a thing or changed it just before."""
    return any(
        entry.staff_id == staff.id and at - entry.at < AGAIN_AFTER for entry in uow.audit.of(thing, _LATELY)
    )
