"""`troly held …`: offers that look like a fraud, and what a person who has looked makes of them."""

import sys
from collections.abc import Callable
from datetime import datetime, timezone

from services.errors import NotFound
from services.fraud.model import HELD
from services.fraud.release import HeldOffer, held_offers, watched_offers
from services.fraud.release import confirm as confirm_fraud
from services.fraud.release import release as release_offer
from services.fraud.signals import sentence_of
from services.imports.record_kinds import offered_by
from services.ports import UnitOfWork
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message

_Act = Callable[[int, UnitOfWork, datetime], HeldOffer]


def print_held() -> None:
    """One line for every offer that is held or shown with a warning: number, offer, telephone, why."""
    with open_services() as services, services.unit_of_work() as uow:
        held, watched = list(held_offers(uow)), list(watched_offers(uow))
    for one in (*held, *watched):
        reasons = [*map(sentence_of, one.hold.signals)]
        if one.offer.status != HELD:
            reasons.append(message("held.still_shown"))
        print(f"{one.hold.id}\t{_named(one)}\t{one.offer.contact_phone or '-'}\t{'; '.join(reasons)}")
    print(message("held.count", count=len(held), watched=len(watched)), file=sys.stderr)


def release(number: int) -> None:
    """Show an offer again, or without its warning."""
    print(message("held.released", offer=_named(_done(number, release_offer))), file=sys.stderr)


def confirm(number: int) -> None:
    """Keep an offer closed as a fraud, and remember who offered it."""
    one = _done(number, confirm_fraud)
    phone = one.offer.contact_phone or "-"
    print(message("held.confirmed", offer=_named(one), phone=phone, number=number), file=sys.stderr)


def _done(number: int, act: _Act) -> HeldOffer:
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        try:
            one = act(number, uow, datetime.now(timezone.utc))
        except NotFound as error:
            raise CommandFailed("held.unknown", exit_code=2, number=number) from error
        uow.commit()
    return one


def _named(one: HeldOffer) -> str:
    return f"{one.offer.title} – {offered_by(one.offer)}"
