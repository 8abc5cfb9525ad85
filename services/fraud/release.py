"""What is held, and letting it go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from services.errors import NotFound
from services.fraud.model import HELD, REPORTED, Hold
from services.fraud.signals import phones_of
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class HeldOffer:
    """A hold and its offer, as it stands now."""

    hold: Hold
    offer: JobPosting | OverseasOrder


def held_offers(uow: UnitOfWork) -> Iterator[HeldOffer]:
    """Offers that wait for a person, those held longest first; an offer closed meanwhile waits no more."""
    for hold in uow.holds.standing():
        offer = _offer(hold, uow)
        if offer is not None and offer.status == HELD:
            yield HeldOffer(hold, offer)


def release(hold_id: int, uow: UnitOfWork, at: datetime) -> HeldOffer:
    """Show an offer again, and remember that its signs have been looked at.

    Raises:
        NotFound: There is no such hold, it was released before, or its offer is held no more.
    """
    uow.imports.take_turn()  # what an import under way writes is not to be lost, nor the release to it
    hold = uow.holds.get(hold_id)
    offer = _offer(hold, uow) if hold is not None and hold.released_at is None else None
    if hold is None or offer is None or offer.status != HELD:
        raise NotFound(f"Nothing is held under the number {hold_id}.")
    shown = replace(offer, status="open")
    if isinstance(shown, JobPosting):
        uow.jobs.save(shown)
    else:
        uow.overseas_orders.save(shown)
    uow.holds.release(hold.kind, hold.record_id, at)
    return HeldOffer(hold, shown)


def looked_at(kind: str, record_id: int, uow: UnitOfWork) -> frozenset[str]:
    """Signs of an offer that a person has seen and let pass."""
    holds = uow.holds.of_record(kind, record_id)
    return frozenset(signal for hold in holds if hold.released_at for signal in hold.signals)


def reported_phones(uow: UnitOfWork) -> frozenset[str]:
    """Numbers of the offers that people reported and nobody has released: a fraud comes back under them."""
    held = (one for one in held_offers(uow) if REPORTED in one.hold.signals)
    return frozenset(phone for one in held for phone in phones_of(one.offer))


def _offer(hold: Hold, uow: UnitOfWork) -> JobPosting | OverseasOrder | None:
    if hold.kind == "vacancies":
        return uow.jobs.get(hold.record_id)
    return uow.overseas_orders.get(hold.record_id)
