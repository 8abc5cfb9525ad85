"""Orders for work abroad, and what a person asks for when she wants to go."""

from dataclasses import dataclass
from datetime import date

from language.search_key import search_key
from services.results import Reason

PROGRAMMES = (
    "trainee",
    "specified_skilled",
    "engineer",
    "eps",
    "seasonal",
    "factory",
    "care",
    "crew",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line of the cost sheet: what it is for, VND (None if not fixed), and who pays it."""

    name: str
    amount: int | None
    paid_by: str  # worker | employer | support


@dataclass(frozen=True, slots=True, kw_only=True)
class OverseasOrder:
    """One order.

    Attributes:
        country: ISO 3166-1 alpha-2.
        programme: Of PROGRAMMES.
        pay_text: As written, in the currency of the country.
        salary_min: VND per month, converted by whoever entered it; None when not converted.
        language_level: As written; empty when none is asked for before the course.
        contract_months: Length of the first contract.
        licence_text: Number of the sending company's licence as written; checked by the Center's staff.
        expected_departure: As written.
    """

    title: str
    country: str
    sending_company: str
    licence_text: str
    date_posted: date
    valid_through: date
    id: int | None = None
    description: str = ""
    region: str = ""
    programme: str = "other"
    occupation_id: str | None = None
    vsco: str | None = None
    sector: str | None = None
    total_job_openings: int | None = None
    pay_text: str = ""
    salary_min: int | None = None
    salary_max: int | None = None
    costs: tuple[CostLine, ...] = ()
    support_text: str = ""
    language_level: str = ""
    contract_months: int | None = None
    age_min: int | None = None
    age_max: int | None = None
    gender: str | None = None
    education: str = "none"
    experience_months: int = 0
    requirements_text: str = ""
    interview_date: date | None = None
    expected_departure: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    source: str = ""
    status: str = "open"
    is_sample: bool = False

    @property
    def title_key(self) -> str:
        """The title for comparing, without marks."""
        return search_key(self.title)

    def is_shown(self, today: date) -> bool:
        """Whether people may see it on a day: open and not past its last day."""
        return self.status == "open" and self.valid_through >= today


@dataclass(frozen=True, slots=True, kw_only=True)
class OverseasQuery:
    """The conditions of one search for an order; what is empty or None does not restrict.

    `no_language` wants orders that ask for no knowledge of the language beforehand;
    `highest_pay_first` orders them by the most they pay alone.
    """

    countries: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    salary_min: int | None = None
    age: int | None = None
    gender: str | None = None
    education: str | None = None
    experience_months: int | None = None
    no_language: bool = False
    highest_pay_first: bool = False
    excluded_countries: tuple[str, ...] = ()
    excluded_occupations: tuple[str, ...] = ()
    excluded_sectors: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedOrder:
    """One result."""

    order: OverseasOrder
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverseasPage:
    """One page of orders; `relaxed` as in services.jobs.page.JobPage, `country` among them."""

    items: tuple[RankedOrder, ...]
    total: int
    relaxed: tuple[str, ...] = ()
