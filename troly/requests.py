"""`troly interest …`, `troly alerts …`: names put down for offers, and news told unasked."""

import sys

from services import calendar
from services.alerts.chores import do_chores
from services.errors import NotFound
from services.interest.model import OPEN_STATUSES, Interest, InterestStatus
from services.interest.registering import set_status
from services.interest.words import said
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message

_MOST = 10_000


def print_interest(status: str | None) -> None:
    """One line for every name: number, day, status, offer, name, telephone, commune; the oldest first.

    Args:
        status: None for every name that something may still come of.
    """
    wanted = OPEN_STATUSES if status is None else (InterestStatus(status),)
    with open_services() as services, services.unit_of_work() as uow:
        found = uow.interests.listed(wanted, _MOST)
    for one in found:
        print("\t".join(_cells(one)))
    print(message("interest.count", count=len(found)), file=sys.stderr)


def set_interest_status(number: int, status: str) -> None:
    """Note how far the Center has come with a name; the person is told."""
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        try:
            changed = set_status(uow, number, InterestStatus(status), calendar.now())
        except NotFound as error:
            raise CommandFailed("interest.unknown", exit_code=2, number=number) from error
        uow.commit()
    print(
        message("interest.changed", number=changed.id, status=said("statuses", changed.status.value)),
        file=sys.stderr,
    )


def send_due() -> None:
    """Lay into the tray what is due now, and forget what is old; to be run every few minutes."""
    with open_services() as services:
        done = do_chores(services.unit_of_work, calendar.now())
    print(message("alerts.done", **done), file=sys.stderr)


def _cells(one: Interest) -> tuple[str, ...]:
    day = calendar.local(one.registered_at).date().isoformat()
    who = (one.person.name, one.person.phone, one.person.commune)
    cells = (str(one.id), day, one.status.value, one.item, one.title, *who)
    return tuple(" ".join(cell.split()) for cell in cells)  # a title may hold a tab
