"""What a list says of a record that is there already: the record as it becomes, and what is new in it."""

from __future__ import annotations

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
_EMPTY = (None, "", (), 0, "none", "unknown")


def merged(present: Any, listed: Any, told: Set[str]) -> tuple[Any, tuple[str, ...]]:
    """The present record with what the list says of it, and the names of the fields that differ.

    Args:
        told: Fields of data/imports/columns.yml that have a column in the list.

    Returns:
        The present record itself and () when the list says nothing new; nothing but missing marks is not new.
    """
    kind = kind_of(present)
    changes: dict[str, Any] = {}
    for field in fields(present):
        if field.name in _OWN[kind]:
            continue
        before, after = getattr(present, field.name), getattr(listed, field.name)
        if before == after or _is_unmarked(before, after):
            continue
        columns = _TOLD_BY[kind].get(field.name, (field.name,))
        if after in _EMPTY and told.isdisjoint(columns):
            continue
        changes[field.name] = after
    if not changes:
        return present, ()
    result: Record = replace(present, **changes, source=listed.source)
    return result, tuple(changes)


def _is_unmarked(before: Any, after: Any) -> bool:
    """Whether the list only lacks the marks that the record has."""
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    return after.isascii() and not before.isascii() and search_key(before) == search_key(after)
