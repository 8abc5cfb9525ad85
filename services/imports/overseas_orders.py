"""One row of a list of orders for work abroad, or an order found among vacancies."""

import re
from datetime import date, timedelta

from services.imports.cells.countries import read_countries
from services.imports.cells.days import OPEN_FOR_DAYS, CellDays, read_days
from services.imports.cells.letters import without
from services.imports.cells.loans import names_loan
from services.imports.cells.money import read_sum
from services.imports.cells.pay import CellPay, read_pay
from services.imports.cells.spans import read_months
from services.imports.cells.trades import read_occupation
from services.imports.model import RowResult
from services.imports.offer import Offer, RowReader, open_row, read_offer
from services.imports.results import result_of
from services.imports.table import SourceRow
from services.imports.word_choice import first_of
from services.overseas.model import CostLine, OverseasOrder
from services.resources import load_yaml

_FIELDS = {"sending_company": "employer", "region": "place"}
_ANNOUNCED = re.compile(r"^don(?: hang)?(?![a-z])[^:]{0,30}:\s*")
_GENDERS = {"nam": "male", "nu": "female"}


def read_order(row: SourceRow, today: date) -> RowResult:
    """Read one row of a list of orders; `today` as in vacancies.read_vacancy."""
    reader = open_row(row, _FIELDS)
    if not any(char.isalpha() for char in reader.texts.get("title", "")):
        reader.note("title_missing")
        return result_of(reader, ())
    countries = read_countries(reader.texts.get("country", "")) or read_countries(
        reader.text("place", "title")
    )
    if not countries:
        reader.note("country_unknown", "country")
    return order_result(reader, countries[0] if countries else "", today)


def order_result(reader: RowReader, country: str, today: date) -> RowResult:
    """The order of a row whose texts have the names of an offer.

    Args:
        country: ISO 3166-1 alpha-2; "" when it is not known.
    """
    reader.texts["title"] = without(_ANNOUNCED, reader.texts["title"]).strip()
    offer = read_offer(reader, today, one_position=True)
    if not offer.employer:
        reader.note("employer_missing")
    if country in load_yaml("imports/words.yml")["lure_countries"] and not any(
        note.code == "country_lure" for note in reader.notes
    ):
        reader.note("country_lure", "country" if reader.texts.get("country") else "place")
    if not (offer.contact.phone or offer.contact.name or offer.contact.doubt):
        reader.note("contact_missing")
    interview = _interview(reader, offer, today)
    last_day = offer.days.last_day or interview
    if last_day is not None and last_day < today and not offer.days.doubt:
        reader.note("deadline_past", "valid_through" if offer.days.last_day else "interview_date")
    costs = _costs(reader)
    return result_of(reader, (_order(reader, offer, country, interview, costs, today),))


def _interview(reader: RowReader, offer: Offer, today: date) -> date | None:
    text = reader.texts.get("interview_date", "")
    if not text:
        return offer.days.interview
    days: CellDays = read_days(text, today)
    reader.note(days.doubt, "interview_date")
    return days.interview or days.last_day


def _costs(reader: RowReader) -> tuple[CostLine, ...]:
    names: dict[str, str] = load_yaml("imports/words.yml")["cost_names"]
    lines = []
    for column, name in names.items():
        text = reader.texts.get(column, "")
        if not text:
            continue
        read = read_sum(text)
        if read.unclear:
            reader.note("fee_unclear", column)
        lines.append(CostLine(name=name, amount=read.amount, paid_by="worker"))
    return tuple(lines)


def _support(reader: RowReader) -> str:
    """Support and loan as written; what stands in the column of loans says that it is one."""
    support = reader.text("support", "benefits").replace("\n", ", ")
    loan = reader.texts.get("loan", "").replace("\n", ", ")
    if loan and not names_loan(loan):
        loan = load_yaml("imports/words.yml")["loan"].format(loan=loan)
    return "; ".join(text for text in (support, loan) if text)


def _pay_in_dong(reader: RowReader, pay: CellPay) -> tuple[int | None, int | None]:
    """VND per month where the list itself gives it: as the pay, or as what is left in the hand."""
    if pay.currency == "VND" and not pay.doubt:
        return pay.monthly()
    taken_home = read_pay(reader.texts.get("take_home", ""))
    return (None, None) if taken_home.doubt else taken_home.monthly()


def _order(
    reader: RowReader,
    offer: Offer,
    country: str,
    interview: date | None,
    costs: tuple[CostLine, ...],
    today: date,
) -> OverseasOrder:
    texts = reader.texts
    position = offer.positions.positions[0]
    occupation = read_occupation(position.title)
    low, high = _pay_in_dong(reader, offer.pays[0])
    months = read_months(texts.get("contract", "") or texts.get("place", ""))
    return OverseasOrder(
        title=position.title,
        country=country,
        sending_company=offer.employer,
        licence_text=texts.get("licence", ""),
        date_posted=today,
        valid_through=offer.days.last_day or interview or today + timedelta(days=OPEN_FOR_DAYS),
        region=texts.get("place", "").replace("\n", ", "),
        programme=first_of("programmes", reader.text("programme", "title", "employer")) or "other",
        occupation_id=occupation.id if occupation else None,
        vsco=(occupation.vsco or None) if occupation else None,
        sector=(occupation.sector or None) if occupation else None,
        total_job_openings=position.openings,
        pay_text=reader.text("pay", "take_home").replace("\n", ", "),
        salary_min=low,
        salary_max=high,
        costs=costs,
        support_text=_support(reader),
        language_level=texts.get("language", ""),
        contract_months=round(months) if months is not None and months >= 1 else None,
        age_min=offer.ages.minimum,
        age_max=offer.ages.maximum,
        gender=_GENDERS.get(position.gender, offer.gender),
        education=offer.schoolings[0].level,
        experience_months=offer.experience_months,
        requirements_text=reader.text("gender_age", "requirements").replace("\n", ", "),
        interview_date=interview,
        expected_departure=texts.get("departure", "") or offer.days.departure,
        contact_name=offer.contact.name,
        contact_phone=offer.contact.phone,
    )
