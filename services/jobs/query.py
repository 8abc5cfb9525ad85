"""What a person asks for when she looks for work."""

from dataclasses import dataclass

from services.places import PlaceFilter

__all__ = ["JobQuery", "PlaceFilter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobQuery:
    """The conditions of one search; what is empty or None does not restrict.

    Values of one field widen each other (work in either place, in either occupation), fields narrow
    each other; all `benefits` are wanted together.

    Attributes:
        salary_min: VND per month that the pay must be able to reach.
        salary_max: VND per month above which the pay must not begin.
        age: Years; a posting that excludes it is never shown.
        education: The person's own level; a posting that asks for more is never shown.
        experience_months: The person's own; a posting that asks for more is left out.
        couple: Only what takes husband and wife together.
        home: Where the person lives: results near it come first.
        near_home: Only results near `home`, the nearest first.
        newest_first: Order by the day of posting alone.
        highest_pay_first: Order by the most a vacancy pays.
        offset: Results to skip; 0 or more.
        limit: Results wanted; 1 or more.
    """

    occupations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    places: tuple[PlaceFilter, ...] = ()
    home: PlaceFilter | None = None
    near_home: bool = False
    salary_min: int | None = None
    salary_max: int | None = None
    age: int | None = None
    gender: str | None = None
    education: str | None = None
    experience_months: int | None = None
    work_time: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    couple: bool = False
    excluded_occupations: tuple[str, ...] = ()
    excluded_sectors: tuple[str, ...] = ()
    excluded_places: tuple[PlaceFilter, ...] = ()
    excluded_work_time: tuple[str, ...] = ()
    excluded_benefits: tuple[str, ...] = ()
    newest_first: bool = False
    highest_pay_first: bool = False
    offset: int = 0
    limit: int = 3
