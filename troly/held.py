"""`troly held …`: offers that look like a fraud, and letting them go once a person has looked."""

import sys
from datetime import datetime, timezone

from services.errors import NotFound
from services.fraud.release import HeldOffer, held_offers
from services.fraud.release import release as release_offer
from services.fraud.signals import sentence_of
from services.imports.record_kinds import offered_by
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message


def print_held() -> None:
    """One line for every held offer: number, offer, telephone, why."""
    with open_services() as services, services.unit_of_work() as uow:
        held = list(held_offers(uow))
    for one in held:
        reasons = "; ".join(map(sentence_of, one.hold.signals))
        print(f"{one.hold.id}\t{_named(one)}\t{one.offer.contact_phone or '-'}\t{reasons}")
    print(message("held.count", count=len(held)), file=sys.stderr)


def release(number: int) -> None:
    """Show an offer again."""
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        try:
            one = release_offer(number, uow, datetime.now(timezone.utc))
        except NotFound as error:
            raise CommandFailed("held.unknown", exit_code=2, number=number) from error
        uow.commit()
    print(message("held.released", offer=_named(one)), file=sys.stderr)


def _named(one: HeldOffer) -> str:
    return f"{one.offer.title} – {offered_by(one.offer)}"
