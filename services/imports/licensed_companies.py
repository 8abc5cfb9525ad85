"""One row of a list of companies licensed to send people abroad."""

import re
from datetime import date

from services.imports.cells.days import read_days
from services.imports.model import RowResult
from services.imports.offer import RowReader, open_row
from services.imports.results import result_of
from services.imports.table import SourceRow
from services.imports.word_choice import all_of, first_of
from services.licences.model import Branch, LicenceStatus, LicensedCompany

_DENIED, _ENDED = "denied", ("revoked", "suspended")
_LIST = re.compile(r"\s*[;\n]\s*")


def read_company(row: SourceRow, today: date) -> RowResult:
    """Read one row; its list day is `today` and its source empty until whoever loads the list tells them.

    A row without a status has that of the heading or the title above it. Where they tell none it is valid
    when the list has no such column, as a list of those that may send people tells nothing else; an empty
    cell of the column is asked about.
    """
    reader = open_row(row)
    texts = reader.texts
    if not any(char.isalpha() for char in texts.get("name", "")):
        reader.note("company_missing")
        return result_of(reader, ())
    if not re.search(r"\d", texts.get("licence_number", "")):
        reader.note("licence_missing", "licence_number")
        return result_of(reader, ())
    status = _status(reader)
    company = LicensedCompany(
        name=texts["name"].replace("\n", " "),
        licence_number=texts["licence_number"].replace("\n", " "),
        status=status,
        list_date=today,
        source="",
        short_names=tuple(part for part in _LIST.split(texts.get("short_names", "")) if part),
        issued_on=_day(reader, "issued_on", today),
        status_since=_day(reader, "status_since", today),
        decision=texts.get("decision", ""),
        address=texts.get("address", "").replace("\n", ", "),
        phone=texts.get("phone", "").replace("\n", ", "),
        website=texts.get("website", ""),
        branches=tuple(Branch(name=part) for part in _LIST.split(texts.get("branches", "")) if part),
        note=texts.get("note", "").replace("\n", ", "),
    )
    return result_of(reader, (company,))


def _status(reader: RowReader) -> LicenceStatus:
    text = reader.texts.get("status", "")
    if text:
        named = first_of("licence_statuses", text)
        if named is None or named == _DENIED:
            reader.note("status_unclear", "status")
            return LicenceStatus.UNKNOWN
        return LicenceStatus(named)
    for told in (reader.text("note", "decision"), reader.row.section, reader.row.title):
        bad = [name for name in all_of("licence_statuses", told) if name in _ENDED]
        if len(bad) > 1:  # "danh sách bị đình chỉ, thu hồi"
            reader.note("status_unclear", "status")
            return LicenceStatus.UNKNOWN
        if bad:
            return LicenceStatus(bad[0])
    if "status" in reader.row.fields:
        reader.note("status_missing", "status")
        return LicenceStatus.UNKNOWN
    return LicenceStatus.VALID


def _day(reader: RowReader, column: str, today: date) -> date | None:
    text = reader.texts.get(column, "")
    days = read_days(text, today)
    if text and (days.last_day is None or days.doubt):
        reader.note("date_unclear", column)
        return None
    return days.last_day
