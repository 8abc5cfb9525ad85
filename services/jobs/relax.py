"""What is let go, and in which order, when nothing meets every condition.

Age, sex, schooling and whatever the person refused are never let go.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from language import units
from services.jobs.nearby import NEAR_KM, NEARBY_KM, around, province_codes
from services.jobs.query import JobQuery
from services.jobs.trade_groups import related_occupations
from services.ladder import ladder
from services.places import PlaceFilter

# The two steps by which the pay is lowered are one for whoever is told.
_STEPS = (
    "benefits",
    "work_time",
    "experience",
    "salary_max",
    "salary_90",
    "salary_80",
    "place_nearby",
    "place_province",
    "couple",
    "salary_any",
    "occupation_group",
    "sector",
    "anything_near",
    "place",
)
CHEAPER_THAN_PAY = _STEPS[: _STEPS.index("salary_90")]
_TOLD_AS = {"salary_90": "salary", "salary_80": "salary"}


def steps_for(query: JobQuery) -> Iterator[tuple[str, ...]]:
    """Steps to take together, fewest first; the first are none; each finds what the one before it does."""
    return ladder(query, _STEPS, apply_steps)


def told(taken: Sequence[str]) -> tuple[str, ...]:
    """The steps by the names people are told, each once, in order."""
    return tuple(dict.fromkeys(_TOLD_AS.get(step, step) for step in taken))


def apply_steps(query: JobQuery, taken: Sequence[str]) -> JobQuery:
    """The query that is left when these steps are taken."""
    anything = "anything_near" in taken
    occupations, sectors = query.occupations, query.sectors
    if "occupation_group" in taken:
        occupations = tuple(dict.fromkeys((*occupations, *related_occupations(occupations))))
    return replace(
        query,
        benefits=() if "benefits" in taken else query.benefits,
        work_time=() if "work_time" in taken else query.work_time,
        experience_months=None if "experience" in taken else query.experience_months,
        couple=query.couple and "couple" not in taken,
        salary_min=_lowered(query.salary_min, taken),
        salary_max=None if "salary_max" in taken else query.salary_max,
        places=_places(query, taken),
        occupations=() if anything else occupations,
        sectors=() if anything or "sector" in taken else sectors,
    )


def _lowered(salary: int | None, taken: Sequence[str]) -> int | None:
    if salary is None or "salary_any" in taken:
        return None
    percent = 80 if "salary_80" in taken else 90 if "salary_90" in taken else 100
    return salary * percent // 100


def _places(query: JobQuery, taken: Sequence[str]) -> tuple[PlaceFilter, ...]:
    """The wanted places, widened; those near the home when no place but the home was named."""
    if "place" in taken:
        return ()
    places = query.places
    if not places and query.near_home and query.home is not None:
        places = (query.home,)
        if not taken or "place_nearby" not in taken:
            places = tuple(around(place, NEAR_KM) for place in places)
    if "place_province" in taken:
        return tuple(province_of(code) for code in province_codes(places))
    if "place_nearby" in taken:
        return tuple(around(place, NEARBY_KM) for place in places)
    return places


def province_of(code: str) -> PlaceFilter:
    """A whole province of today."""
    return PlaceFilter(name=units.province(code).name, level="province", codes=(code,))
