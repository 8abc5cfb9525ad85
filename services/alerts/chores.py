"""What is to be done every few minutes: digests, news of names put down, forgetting what is old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.alerts.digests import conversations_due, lay_digest
from services.interest.registering import tell_closed, with_ended_offer
from services.interest.words import setting

if TYPE_CHECKING:
    from services import UnitOfWorkFactory
    from services.ports import UnitOfWork


def do_chores(unit_of_work: UnitOfWorkFactory, at: datetime) -> Mapping[str, int]:
    """Do all of them; a second time at once changes nothing.

    Each conversation has a transaction of its own, so that nobody who writes meanwhile waits for all of them.

    Returns:
        How many digests and news of registrations were laid into the tray, and how many records forgotten.
    """
    with unit_of_work(writing=True) as uow:
        forgotten = forget_old(uow, at)
        uow.commit()
    with unit_of_work() as uow:
        due, ended = conversations_due(uow, at), with_ended_offer(uow, at)
    digests = closed = 0
    for conversation in due:
        with unit_of_work(writing=True) as uow:
            digests += lay_digest(uow, conversation, at)
            uow.commit()
    for number in ended:
        with unit_of_work(writing=True) as uow:
            closed += tell_closed(uow, number, at)
            uow.commit()
    return {"digests": digests, "closed": closed, "forgotten": forgotten}


def forget_old(uow: UnitOfWork, at: datetime) -> int:
    """Delete personal data kept longer than data/requests/settings.yml allows; returns how many records."""

    def before(name: str) -> datetime:
        return at - timedelta(days=setting("keep_days", name))

    return (
        uow.interests.forget_before(before("interest"))
        + uow.subscriptions.forget_ended_before(before("ended_alert"))
        + uow.notifications.forget_before(before("notification"))
        + uow.fraud_reports.forget_before(before("fraud_report"))
        + uow.call_backs.forget_before(before("call_back"))
    )
