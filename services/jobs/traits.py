"""Yes-or-no facts of a vacancy as bits, so that the database compares all of them at once."""

from collections.abc import Iterable

from services.jobs.couples import takes_couple
from services.jobs.model import BENEFITS, EDUCATION_LEVELS, GENDERS, WORK_TIMES, JobPosting

_NAMES = (
    *(f"benefit:{name}" for name in BENEFITS),
    *(f"work_time:{name}" for name in WORK_TIMES),
    *(f"takes:{name}" for name in GENDERS),
    *(f"enough:{name}" for name in EDUCATION_LEVELS),
    "takes:couple",  # behind the others, whose bits are stored; so is what follows
    "note:sample",
)
_BIT = {name: 1 << place for place, name in enumerate(_NAMES)}
SAMPLE = _BIT["note:sample"]  # invented; left out as soon as there is a real vacancy

# Wanted values of one group are alternatives (mornings or evenings); different groups are wanted together.
WORK_TIME_GROUPS = (
    ("full_time", "part_time", "seasonal"),
    ("day_shift", "night_shift", "rotating_shift", "morning", "evening", "office_hours"),
    ("weekend", "sunday"),
    ("home",),
)

# What a source that says the first also means.
_IMPLIED_WORK_TIME = {"office_hours": ("day_shift",), "weekend": ("sunday",)}

# Whoever refuses the first cannot take the second, whose turns come round to it.
_REFUSED_ALONG = {"night_shift": ("rotating_shift",)}


def traits_of(posting: JobPosting) -> int:
    """The bits that a vacancy has."""
    work_time = set(posting.work_time)
    for stated in posting.work_time:
        work_time.update(_IMPLIED_WORK_TIME.get(stated, ()))
    if not work_time & set(WORK_TIME_GROUPS[0]):
        work_time.add("full_time")  # what nobody bothers to write
    genders = (posting.gender,) if posting.gender else GENDERS
    enough = EDUCATION_LEVELS[EDUCATION_LEVELS.index(posting.education) :]
    return (
        _bits("benefit", posting.benefits)
        | _bits("work_time", work_time)
        | _bits("takes", genders)
        | _bits("enough", enough)
        | couple_bits(takes_couple(posting))
        | (SAMPLE if posting.is_sample else 0)
    )


def person_bits(gender: str | None, education: str | None) -> int:
    """Bits that a vacancy must have to take this person; 0 when nothing is known of her."""
    return _bits("takes", (gender,) if gender else ()) | _bits("enough", (education,) if education else ())


def couple_bits(couple: bool) -> int:
    """The bit of what takes husband and wife together; 0 when that is not the matter."""
    return _bits("takes", ("couple",) if couple else ())


def benefit_bits(benefits: Iterable[str]) -> int:
    """Bits of benefits, wanted or refused."""
    return _bits("benefit", benefits)


def refused_work_time_bits(work_time: Iterable[str]) -> int:
    """Bits none of which a vacancy may have when these working times are refused."""
    refused = set(work_time)
    for stated in work_time:
        refused.update(_REFUSED_ALONG.get(stated, ()))
    return _bits("work_time", refused)


def wanted_work_time_groups(work_time: Iterable[str]) -> list[int]:
    """Bits group by group: a vacancy must have at least one of each."""
    wanted = set(work_time)
    groups = (_bits("work_time", wanted.intersection(group)) for group in WORK_TIME_GROUPS)
    return [group for group in groups if group]


def _bits(kind: str, names: Iterable[str]) -> int:
    bits = 0
    for name in names:
        bits |= _BIT[f"{kind}:{name}"]
    return bits
