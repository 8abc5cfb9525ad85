"""Vacancies and employers; names after schema.org JobPosting."""

from dataclasses import dataclass
from datetime import date

from language.search_key import search_key
from services.places import Workplace

STATUSES = ("open", "filled", "withdrawn", "held")
SALARY_UNITS = ("month", "day", "hour", "shift", "year", "piece", "unknown")
GENDERS = ("male", "female")
# From the least to the most; whoever has one of them has all before it.
EDUCATION_LEVELS = (
    "none",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "elementary_vocational",
    "intermediate",
    "college",
    "university",
)
WORK_TIMES = (
    "full_time",
    "part_time",
    "day_shift",
    "night_shift",
    "rotating_shift",
    "morning",
    "evening",
    "weekend",
    "sunday",
    "office_hours",
    "seasonal",
    "home",
)
BENEFITS = (
    "dormitory",
    "shuttle",
    "meals",
    "insurance",
    "advance_pay",
    "daily_pay",
    "bonus",
    "overtime",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """Who recruits; `name` is unique."""

    name: str
    id: int | None = None
    tax_code: str | None = None
    sector: str | None = None
    address: str | None = None
    phone: str | None = None
    is_sample: bool = False

    @property
    def name_key(self) -> str:
        """The name for comparing, without marks; cut where it would become longer than a name."""
        return search_key(self.name)[:200]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPosting:
    """One vacancy.

    Attributes:
        occupation_id: Of data/occupations; None when the title fits none of them.
        places: Workplaces, the main one first; empty only if the source names none.
        pay_text: As the source wrote it; always shown, never replaced by the range.
        salary_min: VND per month; None when the source gives no lower figure.
        salary_max: VND per month; None when the source gives no upper figure.
        salary_unit: How the source stated it, one of SALARY_UNITS.
        total_job_openings: People wanted; None when the source does not say.
        education: The least that is asked for, one of EDUCATION_LEVELS.
        experience_months: The least that is asked for; 0 for none.
        age_min: Years, inclusive, as stated; None for no limit.
        age_max: Years, inclusive, as stated; None for no limit.
        gender: male or female if the source asks for one; None for both.
        work_time: Of WORK_TIMES.
        benefits: Of BENEFITS.
        valid_through: Last day on which it is shown.
        id: None before it is stored.
    """

    title: str
    employer: Employer
    places: tuple[Workplace, ...]
    date_posted: date
    valid_through: date
    id: int | None = None
    description: str = ""
    occupation_id: str | None = None
    vsco: str | None = None
    sector: str | None = None
    pay_text: str = ""
    salary_min: int | None = None
    salary_max: int | None = None
    salary_unit: str = "unknown"
    total_job_openings: int | None = None
    education: str = "none"
    experience_months: int = 0
    age_min: int | None = None
    age_max: int | None = None
    gender: str | None = None
    work_time: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    benefits_text: str = ""
    requirements_text: str = ""
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
