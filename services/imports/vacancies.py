"""One row of a list of vacancies: accepted, doubtful or rejected, with what was read."""

import re
from dataclasses import replace
from datetime import date, timedelta

from services.exports.weekly import requirements_in
from services.imports.cells.benefits import read_benefits, read_work_times
from services.imports.cells.days import OPEN_FOR_DAYS
from services.imports.cells.letters import plain
from services.imports.cells.pay import CellPay
from services.imports.cells.positions import Position
from services.imports.cells.schooling import CellSchooling
from services.imports.cells.trades import read_occupation
from services.imports.cells.workplaces import read_workplaces
from services.imports.courses import course_result
from services.imports.fraud_words import fraud_signs
from services.imports.kinds import is_course, is_job_seeker, order_countries
from services.imports.model import RowResult
from services.imports.offer import Offer, RowReader, open_row, read_offer
from services.imports.overseas_orders import order_result
from services.imports.results import result_of
from services.imports.table import SourceRow
from services.jobs.model import SALARY_UNITS, Employer, JobPosting

_APPEARANCE = re.compile(r"ngoai hinh|ua nhin|xinh|de nhin|guong mat")
_MORE_THAN_PEOPLE = re.compile(
    r"(?<![a-z])(?:cao|kg|cm|nang|uu tien|xam|suc khoe|ngoai hinh|doc than|\d ?m ?\d|vo chong)"
)
_MORE_THAN_A_LEVEL = re.compile(
    r"bang (?!cap)|biet |toeic|n\d(?!\d)|tin hoc|kinh nghiem|chung chi"
    r"|(?:dh|cd|tc|dai hoc|cao dang|trung cap) \w"
)
_GENDERS = {"nam": "male", "nu": "female"}
_HARD_SIGNS = frozenset({"deposit", "online_task", "lure_country"})


def read_vacancy(row: SourceRow, today: date) -> RowResult:
    """Read one row of a list of vacancies; a course or an order for work abroad among them is found.

    Args:
        today: Day on which the list counts as published; a last day before it is past.
    """
    reader = open_row(row)
    if is_job_seeker(reader):
        reader.note("job_seeker", "title")
        return result_of(reader, ())
    if _is_fraud(reader):
        return result_of(reader, ())
    if not any(char.isalpha() for char in reader.texts.get("title", "")):
        if not _tells_own_pay(row):
            reader.note("title_missing")
            return result_of(reader, ())
        reader.note("position_missing")
    if is_course(reader):
        reader.note("found_course")
        return course_result(reader, today)
    workplaces = read_workplaces(reader.texts.get("place", "")).workplaces
    countries = order_countries(reader, works_here=bool(workplaces))
    if countries:
        reader.note("found_order")
        return order_result(reader, countries[0], today)
    return vacancy_result(reader, read_offer(reader, today), today)


def _tells_own_pay(row: SourceRow) -> bool:
    """Whether a row gives a pay of its own: then it is an offer though its position was forgotten."""
    pay = row.fields.get("pay")
    return pay is not None and not pay.inherited and any(char.isdigit() for char in pay.text)


def _is_fraud(reader: RowReader) -> bool:
    """Note the signs of fraud in a row; True when they are too many for it to be taken."""
    signs = fraud_signs(reader.text("title", "pay", "place", "benefits", "requirements", "note", "contact"))
    if not signs:
        return False
    nobody = not reader.texts.get("employer")
    if len(signs) + nobody > 1 and _HARD_SIGNS.intersection(signs):
        reader.note("fraud_signs", "title")
        return True
    reader.note("country_lure" if signs == ("lure_country",) else "fraud_sign", "title")
    return False


def vacancy_result(reader: RowReader, offer: Offer, today: date) -> RowResult:
    """The vacancies of a row whose cells have been read."""
    reader.note(offer.workplaces.doubt, "place", offer.workplaces.choices)
    for remark in offer.workplaces.remarks:
        reader.note(remark, "place")
    if not offer.employer:
        reader.note("employer_missing")
    if not (offer.contact.phone or offer.contact.name or offer.contact.doubt):
        reader.note("contact_missing")
    if _APPEARANCE.search(plain(reader.text("gender_age", "requirements", "note"))):
        reader.note("appearance_asked", "gender_age" if reader.texts.get("gender_age") else "requirements")
    if not any(read_occupation(position.title) for position in offer.positions.positions):
        reader.note("occupation_unknown", "title")
    last_day = offer.days.last_day
    if last_day is not None and last_day < today and not offer.days.doubt:
        reader.note("deadline_past", "valid_through")
    postings = tuple(
        replace(
            _posting(reader, offer, position, pay, schooling, today), pay_text=pay_text.replace("\n", " ")
        )
        for position, pay, pay_text, schooling in zip(
            offer.positions.positions, offer.pays, offer.pay_texts, offer.schoolings, strict=True
        )
    )
    return result_of(reader, postings)


def _posting(
    reader: RowReader, offer: Offer, position: Position, pay: CellPay, schooling: CellSchooling, today: date
) -> JobPosting:
    occupation = read_occupation(position.title)
    low, high = (None, None) if pay.doubt else pay.monthly()
    everything = reader.text("title", "benefits", "pay", "work_time", "note")
    last_day = offer.days.last_day
    return JobPosting(
        title=position.title,
        employer=Employer(name=offer.employer),
        places=offer.workplaces.workplaces,
        date_posted=today,
        valid_through=today + timedelta(days=OPEN_FOR_DAYS) if last_day is None else last_day,
        occupation_id=occupation.id if occupation else None,
        vsco=(occupation.vsco or None) if occupation else None,
        sector=(occupation.sector or None) if occupation else None,
        salary_min=low,
        salary_max=high,
        salary_unit=pay.unit if pay.unit in SALARY_UNITS else "unknown",
        total_job_openings=position.openings,
        education=schooling.level,
        experience_months=offer.experience_months,
        age_min=offer.ages.minimum,
        age_max=offer.ages.maximum,
        gender=_GENDERS.get(position.gender, offer.gender),
        work_time=read_work_times(everything),
        benefits=read_benefits(reader.text("benefits", "pay")),
        benefits_text=reader.texts.get("benefits", "").replace("\n", ", "),
        requirements_text=_requirements(reader),
        contact_name=offer.contact.name,
        contact_phone=offer.contact.phone,
    )


def _requirements(reader: RowReader) -> str:
    """What is asked for beyond gender, age and schooling, as it was written."""
    told = requirements_in(reader.texts.get("note", ""))
    if told:
        return told.replace("\n", ", ")
    people = reader.texts.get("gender_age", "")
    columns = ["requirements", "experience"]
    if _MORE_THAN_PEOPLE.search(plain(people)):
        columns.insert(0, "gender_age")
    if _MORE_THAN_A_LEVEL.search(plain(reader.texts.get("education", ""))):
        columns.append("education")
    return reader.text(*columns).replace("\n", ", ")
