"""One line of a list for each record, whatever its kind."""

from dataclasses import dataclass
from datetime import date

from services.imports.model import Record
from services.imports.record_kinds import kind_of, offered_by, title_of
from services.jobs.model import JobPosting
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.vocational.model import Course
from web.lists.words import country_names, words


@dataclass(frozen=True, slots=True)
class Line:
    """What a list tells of a record; `good` is whether people see it."""

    id: int
    title: str
    company: str
    place: str
    pay: str
    day: date | None
    state: str
    good: bool
    is_sample: bool


def line_of(record: Record, today: date) -> Line:
    """The line of a stored record."""
    place, pay, day = _told(record)
    good = not isinstance(record, LicensedCompany) and record.is_shown(today)
    status = record.status.value if isinstance(record, LicensedCompany) else record.status
    past = status in ("open", "gathering") and not good and kind_of(record) != "licensed_companies"
    state = words()["states"]["past" if past else ("shown" if good else status)]
    if isinstance(record, LicensedCompany):
        good = status == "valid"
    return Line(
        record.id or 0, title_of(record), offered_by(record), place, pay, day, state, good, record.is_sample
    )


def _told(record: Record) -> tuple[str, str, date | None]:
    match record:
        case JobPosting():
            return record.places[0].place_text if record.places else "", record.pay_text, record.valid_through
        case Course():
            return record.place.place_text, record.fee_text, record.registration_deadline
        case OverseasOrder():
            return country_names().get(record.country, record.country), record.pay_text, record.valid_through
        case LicensedCompany():
            return record.address, "", record.list_date
