"""Days of a legal document that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.editing.refusals import EditingRefused
from services.policy.dates import first_day, last_day, said_day, said_partial
from services.policy.documents import LegalDocument

_YEARS = range(1945, 2100)  # another one is a slip of the hand


@dataclass(frozen=True, slots=True)
class DayFault:
    """Days that cannot all be right; `code` is a key of data/editing/sentences.yml."""

    field: str
    code: str
    values: dict[str, str]


def day_faults(document: LegalDocument, today: date) -> Iterator[DayFault]:
    """Every pair of days in a wrong order, and days that cannot have been."""
    signed = first_day(document.signed) if document.signed else None
    checked = last_day(document.checked_on)
    begins, ends = document.in_force_from, document.in_force_to
    for field, day in (
        ("signed", signed),
        ("in_force_from", begins),
        ("in_force_to", ends),
        ("checked_on", checked),
    ):
        if day and day.year not in _YEARS:
            yield DayFault(field, "strange_year", {"year": str(day.year)})
    if signed and signed > today:
        yield DayFault("signed", "signed_to_come", {"signed": said_partial(document.signed or "")})
    if signed and begins and begins < signed:
        yield _order("in_force_from", "in_force_before_signed", document, begins)
    if ends and begins and ends < begins:
        values = {"day": said_day(ends), "begins": said_day(begins)}
        yield DayFault("in_force_to", "ends_before_it_begins", values)
    elif ends and signed and ends < signed:
        yield _order("in_force_to", "ends_before_signed", document, ends)
    if first_day(document.checked_on) > today:
        yield DayFault("checked_on", "checked_to_come", {"day": said_partial(document.checked_on)})
    if signed and checked < signed:
        values = {"signed": said_partial(document.signed or ""), "day": said_partial(document.checked_on)}
        yield DayFault("checked_on", "checked_before_signed", values)


def require_possible_days(document: LegalDocument, today: date) -> None:
    """Nothing happens when its days can be right.

    Raises:
        EditingRefused: The first thing that is wrong.
    """
    for fault in day_faults(document, today):
        raise EditingRefused(fault.code, **fault.values)


def _order(field: str, code: str, document: LegalDocument, day: date) -> DayFault:
    return DayFault(field, code, {"signed": said_partial(document.signed or ""), "day": said_day(day)})
