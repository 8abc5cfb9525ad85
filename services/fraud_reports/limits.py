"""How much people may take off the lists before an officer has looked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.dialogue.offers import read
from services.fraud.release import confirmed_offers, looked_at
from services.fraud.signals import Knowledge, find_signals, must_be_held, phones_of
from services.imports.identity import company_key
from services.imports.record_kinds import kind_of, offered_by
from services.interest.words import setting
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def may_take_down(
    offer: JobPosting | OverseasOrder, item: str, conversation: str, uow: UnitOfWork, at: datetime
) -> bool:
    """Whether a report of a conversation takes an offer off the lists, as far as all others leave room.

    A crowd of invented people must not empty the lists, nor close an honest employer; what a second
    person reports too, or what shows signs of fraud by itself, is taken down however much its employer has
    lost already.
    """
    if len(uow.fraud_reports.taken_down(at - timedelta(hours=1))) >= setting("fraud_reports", "most_an_hour"):
        return False
    if any(one.conversation != conversation for one in uow.fraud_reports.of_item(item)):
        return True
    room = setting("fraud_reports", "employer_a_day")
    return _of_employer(offer, uow, at) < room or _shows_signs(offer, uow)


def _shows_signs(offer: JobPosting | OverseasOrder, uow: UnitOfWork) -> bool:
    """Whether it would be held by itself; signs an officer has let pass are none."""
    phones = frozenset(phone for one in confirmed_offers(uow) for phone in phones_of(one))
    signs = set(find_signals(offer, Knowledge(confirmed_phones=phones)))
    return must_be_held(signs - looked_at(kind_of(offer), offer.id or 0, uow))


def _of_employer(offer: JobPosting | OverseasOrder, uow: UnitOfWork, at: datetime) -> int:
    """How many offers of the same employer were taken down within a day."""
    own = company_key(offered_by(offer))
    taken = (read(one.item, uow) for one in uow.fraud_reports.taken_down(at - timedelta(days=1)))
    return sum(one is not None and company_key(offered_by(one)) == own for one in taken)
