"""The number under which a record is stored, as people type it and buttons carry it."""

_MOST = 2**31 - 1  # what both kinds of database take
_LONGEST = len(str(_MOST))


def record_number(text: str) -> int | None:
    """The number a text consists of, from 1 up; None for what no record can have."""
    if not (text.isascii() and text.isdecimal()) or len(text) > _LONGEST:
        return None
    number = int(text)
    return number if 1 <= number <= _MOST else None
