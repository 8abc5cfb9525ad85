"""`troly licence "…"`: what the lists of the Center say of a company, for an officer."""

from datetime import date

from services.dialogue.licence_wording import list_line, told
from services.licences.check import check_licence
from services.licences.model import LicenceStatus
from services.licences.question import looked_up
from troly.errors import CommandFailed
from troly.open_services import open_services


def print_check(text: str, on: date) -> int:
    """Print the check of a name, a licence number or a question that holds them.

    Returns:
        Exit code: 0 for a licence that stands, 1 for every other finding.
    """
    query = looked_up(text)
    if not query.name and query.number is None:
        raise CommandFailed("licence.nothing", exit_code=2)
    with open_services() as services, services.unit_of_work() as uow:
        check = check_licence(query, uow.licensed_companies.all(), on)
    print(told(check, query))
    if line := list_line(check):
        print(line)
    return 0 if check.status is LicenceStatus.VALID else 1
