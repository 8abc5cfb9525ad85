"""The judged queries and the vacancies they were judged on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from language import units
from language.occupations import occupations
from services.jobs.model import Employer, JobPosting
from services.jobs.query import JobQuery, PlaceFilter
from services.places import Workplace
from services.resources import read_yaml

TODAY = date(2026, 11, 23)
_FOLDER = Path(__file__).parent
_MILLION = 1_000_000
_OPEN_FOR_DAYS = 30
# What the files call a condition, and what a query calls it; places and pay are read apart.
_LISTS = {
    "trade": "occupations",
    "sector": "sectors",
    "benefits": "benefits",
    "work_time": "work_time",
    "not_work_time": "excluded_work_time",
}
_SINGLE = {
    "age": "age",
    "gender": "gender",
    "education": "education",
    "experience": "experience_months",
    "near": "near_home",
    "newest": "newest_first",
    "best_paid": "highest_pay_first",
    "couple": "couple",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One query with the worth of vacancies, 1 to 3; those not named are worth 0.

    Attributes:
        part: `tuning`, looked at while the order was worked on, or `kept`, known only as a sum.
        words: What somebody would type into a plain search box.
    """

    id: str
    part: str
    said: str
    words: tuple[str, ...]
    query: JobQuery
    worth: Mapping[str, int]


def judged_queries() -> list[Judged]:
    """Every judged query, in file order."""
    return [
        Judged(
            id=row["id"],
            part=row["set"],
            said=row["said"],
            words=tuple(row["words"]),
            query=_query(row["wanted"]),
            worth={name: worth for worth, names in row["grades"].items() for name in names},
        )
        for row in read_yaml(_FOLDER / "queries.yml")
    ]


@cache
def vacancies() -> dict[str, JobPosting]:
    """The vacancies by their names in the file; the name is kept as `source`."""
    return {row["id"]: _posting(row) for row in read_yaml(_FOLDER / "vacancies.yml")}


def _posting(row: dict[str, Any]) -> JobPosting:
    occupation = occupations()[row["trade"]]
    low, high = row.get("age", (None, None))
    return JobPosting(
        title=row["title"],
        employer=Employer(name=f"employer of {row['id']}"),
        places=(_workplace(row["place"]),),
        occupation_id=occupation.id,
        vsco=occupation.vsco or None,
        sector=occupation.sector or None,
        pay_text=row.get("pay_text", ""),
        salary_min=round(row["pay"][0] * _MILLION),
        salary_max=round(row["pay"][1] * _MILLION),
        salary_unit=row.get("unit", "month"),
        total_job_openings=row.get("seats", 1),
        education=row.get("education", "none"),
        experience_months=row.get("experience", 0),
        age_min=low,
        age_max=high,
        gender=row.get("gender"),
        work_time=tuple(row.get("work_time", ("full_time",))),
        benefits=tuple(row.get("benefits", ())),
        contact_phone="0900 000 000",
        source=row["id"],
        date_posted=TODAY - timedelta(days=row["posted"]),
        valid_through=TODAY + timedelta(days=row.get("left", _OPEN_FOR_DAYS)),
    )


def _query(wanted: dict[str, Any]) -> JobQuery:
    values: dict[str, Any] = {_LISTS[name]: tuple(value) for name, value in wanted.items() if name in _LISTS}
    values |= {_SINGLE[name]: value for name, value in wanted.items() if name in _SINGLE}
    if "pay" in wanted:
        values["salary_min"] = round(wanted["pay"] * _MILLION)
    for name, field in (("place", "places"), ("not_place", "excluded_places")):
        values[field] = tuple(_place(text) for text in wanted.get(name, ()))
    if "home" in wanted:
        values["home"] = _commune(wanted["home"])
    return JobQuery(**values)


def _commune(name: str) -> PlaceFilter:
    code = next(one.code for one in units.communes().values() if one.name == name)
    return PlaceFilter(name=name, level="commune", codes=(code,))


def _place(name: str) -> PlaceFilter:
    """A place as people name it: a former district, a province, a former one, else a commune."""
    for district in units.old_districts().values():
        if district.name == name and district.communes and district.kind == "huyện":
            return PlaceFilter(
                name=name, level="old_district", codes=district.communes, old_codes=(district.code,)
            )
    for province in units.provinces().values():
        if province.name == name:
            return PlaceFilter(name=name, level="province", codes=(province.code,))
    for old in units.old_provinces().values():
        if old.name == name:
            return PlaceFilter(name=name, level="old_province", codes=(old.province,), old_codes=(old.code,))
    return _commune(name)


def _workplace(text: str) -> Workplace:
    district_name, _, province_name = text.partition(", ")
    if not province_name:
        commune = units.commune(_commune(text).codes[0])
        district = next(one for one in units.old_districts().values() if commune.code in one.communes)
        return Workplace(
            place_text=f"{commune.kind} {commune.name}, Cà Mau",
            province_code=units.CA_MAU,
            commune_code=commune.code,
            old_province_code=district.old_province,
            old_district_code=district.code,
        )
    district = next(
        one
        for one in units.old_districts().values()
        if one.name == district_name and units.old_provinces()[one.old_province].name == province_name
    )
    return Workplace(
        place_text=text,
        province_code=district.province,
        old_province_code=district.old_province,
        old_district_code=district.code,
    )
