"""What a list says of a record that is there already: the record as it becomes, and what is new in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import fields, replace
from typing import Any

from language.search_key import search_key
from services.imports.model import Record
from services.imports.record_kinds import kind_of

# A list does not say these: who a record is, since when it is there, whether it is shown.
_OWN = {
    "vacancies": ("id", "employer", "date_posted", "is_sample", "status", "source"),
    "courses": ("id", "provider", "is_sample", "source"),
    "overseas_orders": ("id", "sending_company", "date_posted", "is_sample", "status", "source"),
    "licensed_companies": ("id", "list_date", "is_sample"),
}
_PEOPLE = {
    "gender": ("gender", "gender_age"),
    "age_min": ("age", "gender_age"),
    "age_max": ("age", "gender_age"),
}
_SHARED = {
    **_PEOPLE,
    "education": ("education",),
    "experience_months": ("experience", "education", "requirements"),
    "contact_name": ("contact",),
    "contact_phone": ("contact",),
    "requirements_text": ("requirements", "gender_age", "education"),
}
_PAY = dict.fromkeys(("pay_text", "salary_min", "salary_max", "salary_unit"), ("pay",))
# Field of a record → columns that tell it. A list without such a column leaves what is known of it.
_TOLD_BY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vacancies": {
        **_SHARED, **_PAY,
        "places": ("place",),
        "total_job_openings": ("openings",),
        "benefits": ("benefits", "pay"),
        "benefits_text": ("benefits",),
        "work_time": ("work_time", "benefits"),
    },
    "courses": {
        **_SHARED,
        "seats": ("seats", "openings"),
        "registration_deadline": ("registration_deadline", "valid_through"),
        "fee": ("fee",), "fee_text": ("fee",),
        "support_text": ("support", "pay"), "support_groups": ("support", "pay"),
    },
    "overseas_orders": {
        **_SHARED, **_PAY,
        "total_job_openings": ("openings",),
        "licence_text": ("licence",), "language_level": ("language",), "contract_months": ("contract",),
        "costs": ("costs", "service_fee", "deposit"), "support_text": ("support", "loan", "benefits"),
        "expected_departure": ("departure",),
    },
    "licensed_companies": {},
}  # fmt: skip
# Read from other texts: what is known, perhaps put right by a person, stays until one of them changes.
_READ_FROM = {
    "occupation_id": ("title",), "vsco": ("title",), "sector": ("title",),
    "work_time": ("title", "pay_text", "benefits_text", "requirements_text"),
}  # fmt: skip
_SETS = ("benefits", "work_time", "support_groups")
_NUMBERS = ("contact_phone", "phone")
_NO_DIGIT = re.compile(r"\D+")
_NO_WORD = re.compile(r"[\W_]+")
_EMPTY = (None, "", (), 0, "none", "unknown")


def merged(present: Any, listed: Any, told: Set[str]) -> tuple[Any, tuple[str, ...]]:
    """The present record with what the list says of it, and the names of the fields that differ.

    Args:
        told: Fields of data/imports/columns.yml that have a column in the list.

    Returns:
        The present record itself and () when the list says nothing new; missing marks are not new.
    """
    kind = kind_of(present)
    changes: dict[str, Any] = {}
    for field in fields(present):
        if field.name in _OWN[kind]:
            continue
        before, after = getattr(present, field.name), getattr(listed, field.name)
        if before == after or _says_the_same(field.name, before, after):
            continue
        if before not in _EMPTY and not _sources_changed(field.name, present, listed):
            continue
        columns = _TOLD_BY[kind].get(field.name, (field.name,))
        if after in _EMPTY and told.isdisjoint(columns):
            continue
        changes[field.name] = after
    if not changes:
        return present, ()
    result: Record = replace(present, **(changes | {"source": listed.source}))
    return result, tuple(changes)


def _sources_changed(name: str, present: Any, listed: Any) -> bool:
    """Whether a field is told by itself, or any of the texts it is read from says something new."""
    sources = _READ_FROM.get(name)
    return sources is None or not all(
        _says_the_same(source, getattr(present, source), getattr(listed, source)) for source in sources
    )


def _says_the_same(name: str, before: Any, after: Any) -> bool:
    """Whether values differ in letter case, punctuation or order only, or the list only lacks marks."""
    if name in _SETS:
        return set(before) == set(after)
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    if name in _NUMBERS:
        return _NO_DIGIT.sub("", before) == _NO_DIGIT.sub("", after) and bool(_NO_DIGIT.sub("", before))
    if _spelled(before) == _spelled(after):
        return True
    return after.isascii() and not before.isascii() and search_key(before) == search_key(after)


def _spelled(text: str) -> str:
    return _NO_WORD.sub(" ", text.lower()).strip()
