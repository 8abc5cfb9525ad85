"""What can be put right in a record of each kind; fields are named after those of the record."""

from typing import Any

from wtforms import HiddenField, StringField
from wtforms.validators import Length

from services.imports.lengths import LONGEST_EMPLOYER, LONGEST_PLACE
from services.imports.model import Record
from services.jobs.model import Employer, JobPosting
from services.licences.model import LicenceStatus, LicensedCompany
from services.lists.changes import MAX_WHY
from services.lists.reading import benefits_of, pay_of, places_of, trade_of
from services.lists.refusals import ListChangeRefused
from services.overseas.model import OverseasOrder
from services.vocational.model import Course
from web.forms import StaffForm
from web.lists.fields import OWN, choice, day, line, lines, marks, number
from web.lists.words import country_names, words

_OLDEST = 100


class RecordForm(StaffForm):
    """What all kinds share; `seen` is the digest of the record as shown, `base` the marks of its fields."""

    seen = HiddenField()
    base = HiddenField()
    why = StringField(validators=[Length(max=MAX_WHY)])

    @classmethod
    def initial(cls, record: Any) -> dict[str, Any]:
        """The fields as the record has them."""
        return {name: getattr(record, name, None) for name in cls()._fields if name not in OWN}

    def values(self, record: Any) -> dict[str, Any]:
        """The fields of the record that are written otherwise now.

        Raises:
            FieldDoubtful: A text cannot be read.
        """
        before = {name: _bare(value) for name, value in self.initial(record).items()}
        return {
            name: field.data
            for name, field in self._fields.items()
            if name not in OWN and _bare(field.data) != before[name]
        }

    def label_of(self, name: str) -> str:
        """Label of a field."""
        return str(self._fields[name].label.text)


class VacancyForm(RecordForm):
    """Trade, pay and places follow from what is written, as in an imported list."""

    title = line("vacancies", "title", needed=True)
    employer = line("vacancies", "", needed=True, most=LONGEST_EMPLOYER)
    pay_text = line("vacancies", "pay_text")
    places = lines(needed=True)
    valid_through = day(needed=True)
    total_job_openings = number(1, 100_000)
    gender = choice(lambda: words()["genders"])
    age_min = number(14, _OLDEST)
    age_max = number(14, _OLDEST)
    education = choice(lambda: words()["education"])
    experience_months = number(0, 600)
    benefits_text = lines()
    requirements_text = lines()
    description = lines()
    contact_name = line("vacancies", "contact_name")
    contact_phone = line("vacancies", "contact_phone")

    @classmethod
    def initial(cls, record: JobPosting) -> dict[str, Any]:
        """See RecordForm; a text that several workplaces share is one line."""
        places = "\n".join(dict.fromkeys(place.place_text for place in record.places))
        changed = {"employer": record.employer.name, "places": places, "gender": record.gender or ""}
        return {**super().initial(record), **changed}

    def values(self, record: JobPosting) -> dict[str, Any]:
        """See RecordForm."""
        found = super().values(record)
        if "title" in found:
            found |= trade_of(found["title"])
        if "employer" in found:
            found["employer"] = Employer(name=found["employer"])
        if "pay_text" in found:
            found |= pay_of(found["pay_text"], self.label_of("pay_text"))
        if "benefits_text" in found:
            found["benefits"] = benefits_of(found["benefits_text"])
        if "places" in found:
            found["places"] = places_of(found["places"], record.places, self.label_of("places"))
        return _with_people(found)


class CourseForm(RecordForm):
    """A class."""

    title = line("courses", "title", needed=True)
    provider = line("courses", "provider", needed=True)
    place = line("courses", "", needed=True, most=LONGEST_PLACE)
    status = choice(lambda: {name: words()["states"][name] for name in ("gathering", "open", "running")})
    opening_date = day()
    registration_deadline = day()
    duration_text = line("courses", "duration_text")
    level = choice(lambda: words()["levels"])
    seats = number(1, 100_000)
    fee = number()
    fee_text = line("courses", "fee_text")
    support_text = lines()
    education = choice(lambda: words()["education"])
    age_min = number(14, _OLDEST)
    age_max = number(14, _OLDEST)
    certificate = line("courses", "certificate")
    description = lines()
    contact_name = line("courses", "contact_name")
    contact_phone = line("courses", "contact_phone")

    def __init__(self, *args: Any, finished: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if finished:  # opened again by its own button, with a reason
            del self.status

    @classmethod
    def initial(cls, record: Course) -> dict[str, Any]:
        """See RecordForm."""
        return {**super().initial(record), "place": record.place.place_text}

    def values(self, record: Course) -> dict[str, Any]:
        """See RecordForm."""
        found = super().values(record)
        if "title" in found:
            found |= trade_of(found["title"])
        if "place" in found:
            read = places_of(found["place"], (record.place,), self.label_of("place"), "place")
            found["place"] = read[0]
        return found


class OrderForm(RecordForm):
    """An order for work abroad; its pay is converted by whoever writes it down."""

    title = line("overseas_orders", "title", needed=True)
    sending_company = line("overseas_orders", "sending_company", needed=True)
    licence_text = line("overseas_orders", "licence_text")
    country = choice(country_names)
    region = line("overseas_orders", "region")
    pay_text = line("overseas_orders", "pay_text")
    salary_min = number()
    salary_max = number()
    valid_through = day(needed=True)
    total_job_openings = number(1, 100_000)
    gender = choice(lambda: words()["genders"])
    age_min = number(14, _OLDEST)
    age_max = number(14, _OLDEST)
    education = choice(lambda: words()["education"])
    experience_months = number(0, 600)
    language_level = line("overseas_orders", "language_level")
    contract_months = number(1, 240)
    interview_date = day()
    expected_departure = line("overseas_orders", "expected_departure")
    support_text = lines()
    requirements_text = lines()
    description = lines()
    contact_name = line("overseas_orders", "contact_name")
    contact_phone = line("overseas_orders", "contact_phone")

    @classmethod
    def initial(cls, record: OverseasOrder) -> dict[str, Any]:
        """See RecordForm."""
        return {**super().initial(record), "gender": record.gender or ""}

    def values(self, record: OverseasOrder) -> dict[str, Any]:
        """See RecordForm."""
        found = super().values(record)
        if "title" in found:
            found |= trade_of(found["title"])
        return _with_people(found)


class CompanyForm(RecordForm):
    """A licence."""

    name = line("licensed_companies", "name", needed=True)
    licence_number = line("licensed_companies", "licence_number", needed=True)
    status = choice(lambda: {one.value: words()["states"][one.value] for one in LicenceStatus})
    status_since = day()
    issued_on = day()
    decision = line("licensed_companies", "decision")
    address = lines()
    phone = line("licensed_companies", "phone")
    website = line("licensed_companies", "website")
    note = lines()

    @classmethod
    def initial(cls, record: LicensedCompany) -> dict[str, Any]:
        """See RecordForm."""
        return {**super().initial(record), "status": record.status.value}

    def values(self, record: LicensedCompany) -> dict[str, Any]:
        """See RecordForm."""
        found = super().values(record)
        if "status" in found:
            found["status"] = LicenceStatus(found["status"])
        return found


class EmployerForm(RecordForm):
    """Who recruits."""

    name = line("", "", needed=True, most=LONGEST_EMPLOYER)
    tax_code = line("", "", most=20)
    address = line("", "", most=300)
    phone = line("", "", most=40)


_FORMS: dict[type[Any], type[RecordForm]] = {
    JobPosting: VacancyForm,
    Course: CourseForm,
    OverseasOrder: OrderForm,
    LicensedCompany: CompanyForm,
    Employer: EmployerForm,
}


def form_for(record: Record | Employer, *args: Any, **kwargs: Any) -> RecordForm:
    """The form of a record's kind."""
    if isinstance(record, Course):
        kwargs["finished"] = record.status == "finished"
    return _FORMS[type(record)](*args, **kwargs)


def filled(record: Record | Employer, seen: str) -> RecordForm:
    """The form as the record is."""
    form = form_for(record, data={**_FORMS[type(record)].initial(record), "seen": seen})
    form.base.data = marks(form)
    return form


def complain(form: RecordForm, refused: ListChangeRefused) -> None:
    """Put a question beside its field."""
    form[refused.field].errors = [refused.sentence]


def _with_people(found: dict[str, Any]) -> dict[str, Any]:
    if "gender" in found:
        found["gender"] = found["gender"] or None
    if found.get("experience_months", 0) is None:
        found["experience_months"] = 0
    return found


def _bare(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
