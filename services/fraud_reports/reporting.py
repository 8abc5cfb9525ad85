"""Believe a report of fraud at once: its offer is held or warned of until a person has looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from services.calendar import CA_MAU_TIME, local
from services.dialogue.offers import read
from services.errors import NotFound
from services.fraud.model import HELD, REPORTED, Hold
from services.fraud.release import is_watched, looked_at
from services.fraud_reports.limits import may_take_down
from services.fraud_reports.model import FraudReport
from services.imports.record_kinds import kind_of
from services.interest.words import setting
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def report(uow: UnitOfWork, conversation: str, item: str, at: datetime) -> FraudReport:
    """Note a report and hold its offer, within the caller's transaction.

    Where people have taken down as much as they may (services.fraud_reports.limits), the offer is shown
    with a warning instead. A course is taught by a school the Center knows, so it is noted only; so is all
    that one conversation reports beyond its own share.

    Returns:
        What is stored: the earlier report when the conversation reported the offer that day already.

    Raises:
        NotFound: There is no such offer.
    """
    uow.imports.take_turn()  # an import that has read the offer would put it back on the lists
    record = read(item, uow)
    if record is None:
        raise NotFound(f"There is no offer {item} to report.")
    today = datetime.combine(local(at).date(), time(0), CA_MAU_TIME)
    own = uow.fraud_reports.of_conversation(conversation, today)
    same = next((one for one in own if one.item == item), None)
    if same is not None:
        return same
    is_heard = len(own) < setting("fraud_reports", "most_a_day")
    took_down = is_heard and _act(record, item, conversation, uow, at)
    found = FraudReport(
        conversation=conversation, item=item, title=record.title, took_down=took_down, reported_at=at
    )
    return replace(found, id=uow.fraud_reports.add(found))


def _act(record: Any, item: str, conversation: str, uow: UnitOfWork, at: datetime) -> bool:
    """Hold an offer, or let it be shown with a warning; whether it was on the lists and no longer is.

    One that an officer let pass after such a report stays: further reports wait for the officer.
    """
    if not isinstance(record, JobPosting | OverseasOrder) or record.status != "open":
        return False
    kind, record_id = kind_of(record), record.id or 0
    if REPORTED in looked_at(kind, record_id, uow):
        return False
    taken = may_take_down(record, item, conversation, uow, at)
    if not is_watched(kind, record_id, uow):
        uow.holds.add_all([Hold(kind=kind, record_id=record_id, signals=(REPORTED,), held_at=at)])
    if taken:
        held = replace(record, status=HELD)
        if isinstance(held, JobPosting):
            uow.jobs.save(held)
        else:
            uow.overseas_orders.save(held)
    return taken
