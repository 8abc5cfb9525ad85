"""Training courses, and what a person asks for when she wants to learn a trade."""

from dataclasses import dataclass
from datetime import date

from language.search_key import search_key
from services.places import PlaceFilter, Workplace
from services.results import Reason

COURSE_LEVELS = (
    "short",  # under three months
    "elementary_vocational",
    "on_the_job",
    "intermediate",
    "college",
)
COURSE_STATUSES = ("gathering", "open", "running", "finished")
SUPPORT_GROUPS = (
    "rural_worker",
    "poor",
    "near_poor",
    "ethnic_minority",
    "woman",
    "disabled",
    "demobilised",
    "unemployment_benefit",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One class of one trade at one place.

    Attributes:
        duration_months: Length; None when the source gives only hours.
        opening_date: None while names are being gathered: it opens when enough have come.
        registration_deadline: Last day to put one's name down; None for no limit.
        fee: VND for the whole course; 0 is free, None is not stated.
        support_groups: Of SUPPORT_GROUPS: who gets the support of `support_text`.
        education: The least that is asked for.
        status: gathering (no date yet), open, running or finished.
    """

    title: str
    provider: str
    place: Workplace
    id: int | None = None
    description: str = ""
    occupation_id: str | None = None
    vsco: str | None = None
    sector: str | None = None
    level: str = "short"
    duration_text: str = ""
    duration_months: float | None = None
    opening_date: date | None = None
    registration_deadline: date | None = None
    seats: int | None = None
    fee: int | None = None
    fee_text: str = ""
    support_text: str = ""
    support_groups: tuple[str, ...] = ()
    education: str = "none"
    age_min: int | None = None
    age_max: int | None = None
    certificate: str = ""
    after_course_text: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    source: str = ""
    status: str = "gathering"
    is_sample: bool = False

    @property
    def title_key(self) -> str:
        """The title for comparing, without marks."""
        return search_key(self.title)

    def is_shown(self, today: date) -> bool:
        """Whether one can still join it on a day."""
        if self.status not in ("gathering", "open"):
            return False
        return self.registration_deadline is None or self.registration_deadline >= today


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseQuery:
    """The conditions of one search for a course; what is empty or None does not restrict."""

    occupations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    places: tuple[PlaceFilter, ...] = ()
    home: PlaceFilter | None = None
    near_home: bool = False
    free_only: bool = False
    age: int | None = None
    education: str | None = None
    excluded_occupations: tuple[str, ...] = ()
    excluded_sectors: tuple[str, ...] = ()
    excluded_places: tuple[PlaceFilter, ...] = ()
    offset: int = 0
    limit: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCourse:
    """One result; `distance_km` from the home or the wanted place, None when either is unknown."""

    course: Course
    distance_km: float | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """One page of courses; `relaxed` as in services.jobs.page.JobPage."""

    items: tuple[RankedCourse, ...]
    total: int
    relaxed: tuple[str, ...] = ()
