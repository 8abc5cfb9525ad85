"""What is held or shown with a warning, and what an officer makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.errors import NotFound
from services.fraud.model import CONFIRMED, HELD, REPORTED, Hold
from services.fraud.signals import phones_of
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class HeldOffer:
    """A standing hold and its offer, as it is now."""

    hold: Hold
    offer: JobPosting | OverseasOrder


def held_offers(uow: UnitOfWork) -> Iterator[HeldOffer]:
    """Offers that wait for a person, those held longest first; an offer closed meanwhile waits no more."""
    known = {(hold.kind, hold.record_id) for hold in uow.holds.standing() if CONFIRMED in hold.signals}
    return (one for one in _standing(uow, HELD) if (one.hold.kind, one.hold.record_id) not in known)


def watched_offers(uow: UnitOfWork) -> Iterator[HeldOffer]:
    """Offers that are shown with a warning until a person has looked at them, the earliest first."""
    return _standing(uow, "open")


def is_watched(kind: str, record_id: int, uow: UnitOfWork) -> bool:
    """Whether an offer that is shown is to be shown with a warning."""
    return bool(_unreleased(kind, record_id, uow))


def release(hold_id: int, uow: UnitOfWork, at: datetime) -> HeldOffer:
    """Show an offer again, or without its warning, and remember that its signs have been looked at.

    Raises:
        NotFound: There is no such hold, it was released before, or its offer has ended.
    """
    one = _waiting(hold_id, uow)
    shown = _with_status(one.offer, "open", uow)
    uow.holds.release(one.hold.kind, one.hold.record_id, at)
    return HeldOffer(one.hold, shown)


def confirm(hold_id: int, uow: UnitOfWork, at: datetime) -> HeldOffer:
    """Keep an offer closed as a fraud; its telephone numbers and its company are remembered.

    It waits for nobody any more; `release` takes it back.

    Raises:
        NotFound: As of `release`.
    """
    one = _waiting(hold_id, uow)
    closed = _with_status(one.offer, HELD, uow)
    kind, record_id = one.hold.kind, one.hold.record_id
    if not any(CONFIRMED in hold.signals for hold in _unreleased(kind, record_id, uow)):
        uow.holds.add_all([Hold(kind=kind, record_id=record_id, signals=(CONFIRMED,), held_at=at)])
    return HeldOffer(one.hold, closed)


def is_confirmed(kind: str, record_id: int, uow: UnitOfWork) -> bool:
    """Whether an officer knows an offer to be a fraud."""
    return any(CONFIRMED in hold.signals for hold in _unreleased(kind, record_id, uow))


def looked_at(kind: str, record_id: int, uow: UnitOfWork) -> frozenset[str]:
    """Signs of an offer that a person has seen and let pass."""
    holds = uow.holds.of_record(kind, record_id)
    return frozenset(signal for hold in holds if hold.released_at for signal in hold.signals)


def reported_phones(uow: UnitOfWork) -> frozenset[str]:
    """Numbers of the offers that people reported and nobody has released: a fraud comes back under them."""
    held = (one for one in held_offers(uow) if REPORTED in one.hold.signals)
    return frozenset(phone for one in held for phone in phones_of(one.offer))


def confirmed_offers(uow: UnitOfWork) -> Iterator[JobPosting | OverseasOrder]:
    """Offers an officer knows to be frauds: others under their numbers and names are held."""
    return (one.offer for one in _standing(uow, HELD) if CONFIRMED in one.hold.signals)


def _waiting(hold_id: int, uow: UnitOfWork) -> HeldOffer:
    uow.imports.take_turn()  # what an import under way writes is not to be lost, nor this to it
    hold = uow.holds.get(hold_id)
    offer = _offer(hold, uow) if hold is not None and hold.released_at is None else None
    if hold is None or offer is None or offer.status not in (HELD, "open"):
        raise NotFound(f"Nothing is held under the number {hold_id}.")
    return HeldOffer(hold, offer)


def _with_status(offer: JobPosting | OverseasOrder, status: str, uow: UnitOfWork) -> Any:
    changed = replace(offer, status=status)
    if isinstance(changed, JobPosting):
        uow.jobs.save(changed)
    else:
        uow.overseas_orders.save(changed)
    return changed


def _unreleased(kind: str, record_id: int, uow: UnitOfWork) -> list[Hold]:
    return [hold for hold in uow.holds.of_record(kind, record_id) if hold.released_at is None]


def _standing(uow: UnitOfWork, status: str) -> Iterator[HeldOffer]:
    for hold in uow.holds.standing():
        offer = _offer(hold, uow)
        if offer is not None and offer.status == status:
            yield HeldOffer(hold, offer)


def _offer(hold: Hold, uow: UnitOfWork) -> JobPosting | OverseasOrder | None:
    if hold.kind == "vacancies":
        return uow.jobs.get(hold.record_id)
    return uow.overseas_orders.get(hold.record_id)
