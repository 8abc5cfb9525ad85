"""What is to be done every few minutes: digests, news of names put down, forgetting what is old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.alerts.digests import lay_due
from services.interest.registering import tell_closed
from services.interest.words import setting

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def do_chores(uow: UnitOfWork, at: datetime) -> Mapping[str, int]:
    """Do all of them, within the caller's transaction; a second time at once changes nothing.

    Returns:
        How many digests and news of registrations were laid into the tray, and how many records forgotten.
    """
    forgotten = forget_old(uow, at)
    return {"digests": lay_due(uow, at), "closed": tell_closed(uow, at), "forgotten": forgotten}


def forget_old(uow: UnitOfWork, at: datetime) -> int:
    """Delete personal data kept longer than data/requests/settings.yml allows; returns how many records."""

    def before(name: str) -> datetime:
        return at - timedelta(days=setting("keep_days", name))

    return (
        uow.interests.forget_before(before("interest"))
        + uow.subscriptions.forget_ended_before(before("ended_alert"))
        + uow.notifications.forget_before(before("notification"))
        + uow.fraud_reports.forget_before(before("fraud_report"))
    )
