"""Numbers of what is listed: a title may carry its own, as the second page of a list does."""

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?:[.)]\s+(?P<title>\S.*))?", re.ASCII | re.DOTALL)


def numbered(title: str) -> tuple[int | None, str]:
    """The number a title begins with, and the rest of it."""
    found = _NUMBERED.fullmatch(title.strip())
    return (int(found["number"]), found["title"] or "") if found else (None, title.strip())


def completed(written: Sequence[int | None]) -> list[int]:
    """A number for each: what is written stays, where it is written first; the others go on counting."""
    taken: dict[int, int] = {}  # place by number
    for place, number in enumerate(written):
        if number is not None:
            taken.setdefault(number, place)
    numbers = {place: number for number, place in taken.items()}
    following = max(taken, default=0)
    for place in range(len(written)):
        if place not in numbers:
            following += 1
            numbers[place] = following
    return [numbers[place] for place in range(len(written))]


def titled(number: int, title: str) -> str:
    """A title behind its number, which stands there once."""
    rest = numbered(title)[1]
    return f"{number}. {rest}" if rest else str(number)
