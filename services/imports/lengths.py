"""What the database cannot hold, so that one cell never fails a whole list."""

from __future__ import annotations

from collections.abc import Mapping

from services.imports.model import Record
from services.imports.record_kinds import kind_of
from services.jobs.model import JobPosting
from services.vocational.model import Course

_LARGEST = 2_147_483_647
# Letters; a test compares them with the columns of the tables.
LONGEST: Mapping[str, Mapping[str, int]] = {
    "vacancies": {
        "title": 200, "title_key": 200, "pay_text": 200, "contact_name": 120, "contact_phone": 60,
    },
    "courses": {
        "title": 200, "title_key": 200, "provider": 200, "duration_text": 120, "fee_text": 200,
        "certificate": 200, "contact_name": 120, "contact_phone": 60,
    },
    "overseas_orders": {
        "title": 200, "title_key": 200, "region": 120, "sending_company": 200, "licence_text": 120,
        "pay_text": 200, "language_level": 60, "expected_departure": 60, "contact_name": 120,
        "contact_phone": 60,
    },
    "licensed_companies": {
        "name": 300, "name_key": 300, "licence_number": 120, "decision": 120, "phone": 120, "website": 200,
    },
}  # fmt: skip
LONGEST_EMPLOYER = 200
LONGEST_PLACE = 300
_SUMS = ("salary_min", "salary_max", "fee", "total_job_openings", "seats")


def unfit(record: Record) -> list[tuple[str, str]]:
    """What is too long, too large or the wrong way round: (code of data/imports/reasons.yml, text)."""
    found = [
        ("too_long", value)
        for name, limit in LONGEST[kind_of(record)].items()
        if len(value := str(getattr(record, name))) > limit
    ]
    if isinstance(record, JobPosting) and len(record.employer.name) > LONGEST_EMPLOYER:
        found.append(("too_long", record.employer.name))
    places = record.places if isinstance(record, JobPosting) else ()
    if isinstance(record, Course):
        places = (record.place,)
    found += [("too_long", place.place_text) for place in places if len(place.place_text) > LONGEST_PLACE]
    found += [
        ("too_large", str(number))
        for name in _SUMS
        if (number := getattr(record, name, None) or 0) > _LARGEST
    ]
    for code, low, high in (
        ("pay_unlikely", "salary_min", "salary_max"),
        ("age_unlikely", "age_min", "age_max"),
    ):
        least, most = getattr(record, low, None), getattr(record, high, None)
        if least is not None and most is not None and least > most:
            found.append((code, f"{least} - {most}"))
    return found
