"""Field by field: what was read against what a row means, in the notation of the expected file."""

import re
from calendar import monthrange
from datetime import date, timedelta

from benchmarks.imports.rows import ReadRow
from language import units
from services.imports.cells.position_names import full_words
from services.imports.cells.trades import read_occupation
from services.jobs.model import JobPosting
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.places import Workplace
from services.vocational.model import Course

_KINDS = {"vacancy": JobPosting, "overseas": OverseasOrder, "course": Course}
_PIECES = ("piece", "kg", "ton", "trip", "share", "sp", "m2", "m3", "product", "box", "item", "event")
_PERIODS = ("month", "day", "hour", "shift", "week", "year")


def wrong_fields(row: ReadRow, inherited: dict[str, dict[str, str]], today: date) -> list[str]:
    """Names of the fields in which a row was read otherwise than it is meant, with both readings.

    Args:
        inherited: Expected lines by row id, for "inherit M03".
    """
    expected = {
        name: inherited[text.split()[1]][name] if text.startswith("inherit ") else text
        for name, text in row.expected.items()
    }
    checks = {
        "kind": _kind, "positions_expected": _positions, "salary_min": _salary, "currency": _currency,
        "salary_unit": _unit, "negotiable": _negotiable, "province_code": _province,
        "commune_codes": _communes, "deadline": _deadline,
    }  # fmt: skip
    found = []
    for name, check in checks.items():
        got = check(row, expected, today)
        if got is not None:
            found.append(f"{name}: meant {expected[name]!r}, read {got!r}")
    return found


def _kind(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    record = row.result.records[0] if row.result and row.result.records else None
    wanted = next((kind for name, kind in _KINDS.items() if expected["kind"].startswith(name)), JobPosting)
    return None if record is None or isinstance(record, wanted) else type(record).__name__


def _positions(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    records = [
        record
        for record in (row.result.records if row.result else ())
        if not isinstance(record, LicensedCompany)
    ]
    wanted = [
        part for part in re.sub(r"\([^)]*\)", "", expected["positions_expected"]).split("|") if part.strip()
    ]
    got = "|".join(f"{record.title}={_seats(record)}" for record in records)
    if len(wanted) != len(records):
        return got
    for part, record in zip(wanted, records, strict=True):
        title, _, count = part.partition("=")
        number = int(re.sub(r"\D", "", count)) if re.search(r"\d", count) else None
        if number != _seats(record) or not _same_title(title, record.title):
            return got
    return None


def _seats(record: object) -> int | None:
    return record.seats if isinstance(record, Course) else getattr(record, "total_job_openings", None)


def _same_title(meant: str, read: str) -> bool:
    words, ours = set(full_words(meant)), set(full_words(read))
    if words <= ours or ours <= words:
        return True
    first, second = read_occupation(meant), read_occupation(read)
    return first is not None and second is not None and first.id == second.id


def _salary(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    if row.offer is None or expected["kind"] == "course":
        return None
    if "|" in expected["salary_min"] + expected["salary_max"]:
        return _salaries(row, expected)
    pays = [pay for pay in row.offer.pays if pay.minimum is not None or pay.maximum is not None]
    by_time = [pay for pay in pays if pay.unit != "piece"]
    pays = by_time or pays
    low = min((pay.minimum for pay in pays if pay.minimum is not None), default=None)
    high = max((pay.maximum for pay in pays if pay.maximum is not None), default=None)
    if len(by_time) < len(row.offer.pays) and len(row.offer.pays) > 1 and not expected["salary_min"]:
        low = None  # a piece rate beside a wage: the expected file leaves the lower end open
    wanted = tuple(_number(expected[name]) for name in ("salary_min", "salary_max"))
    return None if wanted == (low, high) else f"{low}–{high}"


def _salaries(row: ReadRow, expected: dict[str, str]) -> str | None:
    """Pays written with bars: one for each position, in their order; an end that is left out is open."""
    pays = row.offer.pays if row.offer else ()
    lows, highs, units_meant = (
        expected[name].split("|") for name in ("salary_min", "salary_max", "salary_unit")
    )
    if len(units_meant) == 1:
        units_meant = units_meant * len(lows)
    got = [(pay.minimum, pay.maximum, pay.unit) for pay in pays]
    read = "; ".join(f"{low}–{high} {unit}" for low, high, unit in got)
    if not len(lows) == len(highs) == len(units_meant) == len(got):
        return read
    for low, high, written, one in zip(lows, highs, units_meant, got, strict=True):
        figures = (_number(low), _number(high))
        if one[:2] != figures or (figures != (None, None) and one[2] not in _unit_names(written)):
            return read
    return None


def _number(text: str) -> float | None:
    digits = re.sub(r"[^\d.]", "", text)
    return float(digits) if digits else None


def _currency(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    wanted = expected["currency"].strip("?")
    if row.offer is None or not wanted or not expected["salary_min"] + expected["salary_max"]:
        return None
    got = {pay.currency for pay in row.offer.pays}
    return None if wanted in got else ", ".join(sorted(got))


def _unit(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    wanted = _unit_names(expected["salary_unit"])
    if row.offer is None or not wanted:
        return None
    got = {pay.unit for pay in row.offer.pays if not (pay.negotiable and pay.minimum is None)}
    return None if got and got <= wanted else ", ".join(sorted(got))


def _unit_names(written: str) -> set[str]:
    """Units that may be read where the expected file writes "month+bonus", "kg|day", "trip share"."""
    text = re.sub(r"\([^)]*\)", "", written.lower()) or written.lower()
    wanted = {name for name in _PERIODS if name in text}
    parts = [part.strip() for part in text.split("|")]
    if any(name in part for part in parts for name in _PIECES if not re.match("day|month", part)):
        wanted.add("piece")
    return wanted


def _negotiable(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    if row.offer is None or not expected["negotiable"] or expected["kind"] == "course":
        return None
    agreed = [pay.negotiable and pay.minimum is None and pay.maximum is None for pay in row.offer.pays]
    if not any(agreed) and any(pay.negotiable for pay in row.offer.pays):
        return None  # figures and "hoặc thỏa thuận": both may be said of it
    got = "1" if all(agreed) else "partial" if any(agreed) else "0"
    return None if got == expected["negotiable"] else got


def _places(row: ReadRow) -> tuple[Workplace, ...]:
    record = row.result.records[0] if row.result and row.result.records else None
    if isinstance(record, JobPosting):
        return record.places
    return (record.place,) if isinstance(record, Course) else ()


def _province(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    record = row.result.records[0] if row.result and row.result.records else None
    wanted = expected["province_code"].split(" ")[0]
    if isinstance(record, OverseasOrder):
        return None if record.country == wanted else record.country
    got = {place.province_code or "" for place in _places(row)}
    return None if got == (set(wanted.split("|")) if wanted else set()) else ", ".join(sorted(got))


def _communes(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    places = _places(row)
    text = expected["commune_codes"]
    wanted = [part.strip() for part in re.sub(r"\([^)]*\)", "", text).split("|") if part.strip()]
    got = ", ".join(f"{place.commune_code}/{place.old_district_code}" for place in places)
    if not wanted:
        return got if any(place.commune_code for place in places) else None
    if len(wanted) != len(places):
        return got
    fits = all(any(_is_place(name, place) for place in places) for name in wanted)
    return None if fits else got


def _is_place(wanted: str, place: Workplace) -> bool:
    """A commune's code, or the name of a former district; of a bare "Năm Căn" both are meant."""
    district = units.old_districts().get(place.old_district_code or "")
    if not wanted.isdigit():
        return district is not None and place.commune_code is None and district.name == wanted
    if place.commune_code is not None:
        return place.commune_code == wanted
    namesake = units.communes().get(wanted)
    return (
        district is not None
        and namesake is not None
        and wanted in district.communes
        and (namesake.name == district.name)
    )


def _deadline(row: ReadRow, expected: dict[str, str], today: date) -> str | None:
    if row.offer is None:
        return None
    days, text = row.offer.days, expected["deadline"]
    if "interview" in text or "opens" in text:
        return None if str(days.interview or days.opening or "") in text else str(days)
    if text.startswith("posted+"):
        wanted = str(_after(today, int(re.sub(r"\D", "", text)), months="month" in text))
    else:
        wanted = text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else ""
    got = str(days.last_day or "")
    return None if got == wanted else got


def _after(today: date, count: int, *, months: bool) -> date:
    """The day so many days later, or the same day of the month so many months later."""
    if not months:
        return today + timedelta(days=count)
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
