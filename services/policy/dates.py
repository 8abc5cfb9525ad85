"""Days of which only the month or the year may be known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from services.errors import InvalidInput
from services.policy.words import word

_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def partial_date(value: object) -> str:
    """A day, month or year in its ISO form: "2026-10-05", "2026-10", "2026".

    Raises:
        InvalidInput: It is none of them, or no such day exists.
    """
    text = value.isoformat() if isinstance(value, date) else str(value)
    found = _FORM.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = found.groups(default="01")
        date(int(year), int(month), int(day))
    except ValueError as error:
        raise InvalidInput(f"{text!r} is no date (2026-10-05, 2026-10 or 2026).") from error
    return text


def first_day(text: str) -> date:
    """The first day a partial date may mean."""
    year, *rest = map(int, text.split("-"))
    return date(year, *[*rest, 1, 1][:2])


def last_day(text: str) -> date:
    """The last day a partial date may mean."""
    begins = first_day(text)
    parts = text.count("-")
    if not parts:
        return begins.replace(month=12, day=31)
    return begins if parts > 1 else begins.replace(day=monthrange(begins.year, begins.month)[1])


def said_day(day: date) -> str:
    """As an answer writes it: 05/10/2026."""
    return f"{day:%d/%m/%Y}"


def said_partial(text: str) -> str:
    """A partial date as an answer writes it: 05/10/2026, "tháng 10/2026", "năm 2026"."""
    year, *rest = text.split("-")
    if not rest:
        return word("year", year=year)
    if len(rest) == 1:
        return word("month", month=rest[0], year=year)
    return "/".join([rest[1], rest[0], year])
