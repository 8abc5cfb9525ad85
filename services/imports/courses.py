"""One row of a list of courses, or a course found among vacancies."""

import re
from datetime import date

from language.search_key import fold
from services.imports.cells.days import read_days
from services.imports.cells.letters import plain, without
from services.imports.cells.money import CellSum, read_sum
from services.imports.cells.spans import read_months
from services.imports.cells.trades import read_occupation
from services.imports.model import RowResult
from services.imports.offer import Offer, RowReader, open_row, read_offer
from services.imports.results import result_of
from services.imports.table import SourceRow
from services.imports.word_choice import all_of, first_of
from services.places import Workplace
from services.vocational.model import Course

# A list of courses has its own names for what every offer has.
_FIELDS = {"provider": "employer", "seats": "openings", "registration_deadline": "valid_through"}
_LEVEL_MONTHS = 3  # from here on a course is at least elementary training
_LENGTH = re.compile(r"\s*[-,(]?\s*\d{1,3}(?:[.,]\d)?\s*(?:thang|tuan|ngay|gio|buoi)\)?")
_FREE = re.compile(r"\s*[-,(]?\s*(?:mien (?:hoc )?phi|free)\)?")


def read_course(row: SourceRow, today: date) -> RowResult:
    """Read one row of a list of courses; `today` as in vacancies.read_vacancy."""
    reader = open_row(row, _FIELDS)
    if not any(char.isalpha() for char in reader.texts.get("title", "")):
        reader.note("title_missing")
        return result_of(reader, ())
    return course_result(reader, today)


def course_result(reader: RowReader, today: date) -> RowResult:
    """The course of a row whose texts have the names of an offer."""
    texts = reader.texts
    fee_in_pay = re.search(r"hoc phi|^mien phi", plain(texts.get("pay", ""))) is not None
    fee_text = texts.get("fee", "") or (texts["pay"] if fee_in_pay else "")
    support = reader.text("support", "audience") if fee_in_pay else reader.text("support", "pay", "audience")
    texts["pay"] = ""  # what is paid here is support, never a wage
    offer = read_offer(reader, today, one_position=True)
    reader.notes = [note for note in reader.notes if note.code not in ("pay_missing", "deadline_missing")]
    if re.search(r"\d", support):
        reader.note("support_figure", "support" if texts.get("support") else "pay")
    if not offer.employer:
        reader.note("employer_missing")
    reader.note(offer.workplaces.doubt, "place", offer.workplaces.choices)
    for remark in offer.workplaces.remarks:
        reader.note(remark, "place")
    if len(offer.workplaces.workplaces) > 1:
        reader.note("place_ambiguous", "place")
    fee = read_sum(fee_text) if fee_text else CellSum(0 if _FREE.search(plain(texts["title"])) else None)
    if fee.unclear:
        reader.note("fee_unclear", "fee")
    opening = _opening(reader, offer, today)
    _check_days(reader, offer, opening, today)
    return result_of(reader, (_course(reader, offer, opening, fee.amount, support),))


def _opening(reader: RowReader, offer: Offer, today: date) -> date | None:
    text = reader.texts.get("opening_date", "")
    if not text:
        return offer.days.opening
    days = read_days(text, today)
    reader.note(days.doubt, "opening_date")
    return days.opening or days.last_day


def _check_days(reader: RowReader, offer: Offer, opening: date | None, today: date) -> None:
    last_day = offer.days.last_day or opening
    if last_day is not None and last_day < today and not offer.days.doubt:
        reader.note("deadline_past", "valid_through" if offer.days.last_day else "opening_date")


def _course(reader: RowReader, offer: Offer, opening: date | None, fee: int | None, support: str) -> Course:
    texts = reader.texts
    position = offer.positions.positions[0]
    occupation = read_occupation(position.title)
    months = read_months(texts.get("duration", "") or texts["title"])
    told = reader.text("level", "title", "duration")
    level = first_of("course_levels", told) or (
        "elementary_vocational" if months is not None and months >= _LEVEL_MONTHS else "short"
    )
    places = offer.workplaces.workplaces
    status = first_of("course_statuses", texts.get("status", "")) or ("open" if opening else "gathering")
    return Course(
        title=without(_FREE, without(_LENGTH, position.title)).strip(" -,"),
        provider=offer.employer,
        place=places[0] if places else Workplace(place_text=texts.get("place", "")),
        description=texts.get("description", ""),
        occupation_id=occupation.id if occupation else None,
        vsco=(occupation.vsco or None) if occupation else None,
        sector=(occupation.sector or None) if occupation else None,
        level=level,
        duration_text=texts.get("duration", "") or _length_written(texts["title"]),
        duration_months=months,
        opening_date=opening,
        registration_deadline=offer.days.last_day,
        seats=position.openings,
        fee=fee,
        fee_text=texts.get("fee", ""),
        support_text=support.replace("\n", ", "),
        support_groups=all_of("support_groups", support),
        education=offer.schoolings[0].level,
        age_min=offer.ages.minimum,
        age_max=offer.ages.maximum,
        certificate=texts.get("certificate", "") or _certificate(texts.get("benefits", "")),
        after_course_text=texts.get("after_course", ""),
        contact_name=offer.contact.name,
        contact_phone=offer.contact.phone,
        status=status,
    )


def _length_written(title: str) -> str:
    found = _LENGTH.search(fold(title))
    return title[found.start() : found.end()].strip(" -,()") if found else ""


def _certificate(benefits: str) -> str:
    return benefits if re.search(r"chung chi|bang(?! lai)", plain(benefits)) else ""
