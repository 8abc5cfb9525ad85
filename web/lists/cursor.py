"""Where the next page begins, as it stands in an address."""

from datetime import date

from services.errors import InvalidInput
from services.lists.search import Found


def written(after: Found) -> str:
    """2026-11-30.12, or .12 where records are ordered by number."""
    return f"{after.day.isoformat() if after.day else ''}.{after.id}"


def read(text: str) -> Found | None:
    """The other way round; None for nothing.

    Raises:
        InvalidInput: It is none of ours.
    """
    if not text:
        return None
    day, _, number = text.partition(".")
    try:
        if not (number.isascii() and number.isdecimal() and len(number) < 12):
            raise ValueError(number)
        return Found(date.fromisoformat(day) if day else None, int(number))
    except ValueError as error:
        raise InvalidInput(f"{text[:40]!r} is no place in a list.") from error
