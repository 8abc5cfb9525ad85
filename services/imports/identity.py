"""When two records are one: the same offer on another day, or the same offer twice in a list.

All comparing is without marks, letter case and punctuation, names of companies without their legal form.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from language.search_key import search_key
from services.imports.cells.position_names import full_words
from services.imports.model import Record
from services.imports.record_kinds import kind_of, offered_by
from services.jobs.model import JobPosting
from services.licences.model import LicensedCompany
from services.licences.names import name_key
from services.licences.numbers import licence_number
from services.overseas.model import OverseasOrder
from services.places import Workplace
from services.vocational.model import Course

Key: TypeAlias = tuple[object, ...]


@lru_cache(maxsize=32_768)
def company_key(name: str) -> str:
    """A company for comparing; a name that is all legal form stands for itself."""
    return name_key(name).full or search_key(name)


def identity(record: Record) -> Key:
    """What a record keeps from one list to the next: who offers, which trade, where.

    Several records may share it, as two shifts with different pay do.
    """
    kind, company = kind_of(record), company_key(offered_by(record))
    match record:
        case JobPosting():
            return kind, company, _trade_key(record.title), tuple(sorted(map(_place_key, record.places)))
        case Course():
            return kind, company, _trade_key(record.title), _place_key(record.place)
        case OverseasOrder():
            return kind, company, _trade_key(record.title), record.country
        case LicensedCompany():
            number = licence_number(record.licence_number) or search_key(record.licence_number)
            return kind, company, number, record.list_date


def twin_key(record: Record) -> Key:
    """What no two records of one list may share: the identity, and the pay, the day or the status."""
    return *identity(record), *_tie(record)


def lookalike_key(record: Record) -> Key | None:
    """What a person should look at when two records share it: the trade under another title.

    None for a record whose trade or pay is not known.
    """
    if not isinstance(record, JobPosting) or record.occupation_id is None or record.salary_min is None:
        return None
    employer, _title, places = identity(record)[1:]
    return employer, record.occupation_id, places, *_tie(record)


def _tie(record: Record) -> Key:
    match record:
        case JobPosting() | OverseasOrder():
            stated = record.salary_min is not None or record.salary_max is not None
            written = "" if stated else search_key(record.pay_text)
            return record.salary_min, record.salary_max, written, record.gender
        case Course():
            return (record.opening_date,)
        case LicensedCompany():
            return (record.status,)


def _trade_key(title: str) -> str:
    """A title for comparing; "CN may" is "Công nhân may"."""
    return " ".join(full_words(title)) or search_key(title)


def _place_key(place: Workplace) -> str:
    """The narrowest unit that is known; districts and provinces have codes of different lengths."""
    codes = (place.commune_code, place.old_district_code, place.old_province_code, place.province_code)
    return next((code for code in codes if code), search_key(place.place_text))
