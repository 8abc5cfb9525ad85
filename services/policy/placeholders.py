"""Names in a text that stand for values: {social_standard}, {base_salary@2024-07-01}, {hotline:police}."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from services.errors import InvalidInput

_BRACES = re.compile(r"\{([^{}]*)\}")
_FORM = re.compile(r"(?:(hotline):)?([a-z][a-z0-9_]*)(?:@(\d{4}-\d{2}-\d{2}))?(?::(number|since))?")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One name in braces.

    Attributes:
        name: A reference value, or a hotline when `hotline`.
        on: The day whose value is meant, as an old figure named as old; None for the day of the answer.
        form: "" with its unit, "number" without, "since" for the first day it was applied.
    """

    name: str
    hotline: bool = False
    on: date | None = None
    form: str = ""


def placeholders(text: str) -> Iterator[Placeholder]:
    """Every name in a text, in order.

    Raises:
        InvalidInput: Something in braces is no name.
    """
    for found in _BRACES.finditer(text):
        yield _read(found.group(1))


def fill(text: str, said: Callable[[Placeholder], str]) -> str:
    """The text with every name replaced by what `said` makes of it."""
    return _BRACES.sub(lambda found: said(_read(found.group(1))), text)


def _read(inside: str) -> Placeholder:
    found = _FORM.fullmatch(inside)
    if found is None:
        raise InvalidInput(f"{{{inside}}} is no name of a value.")
    hotline, name, day, form = found.groups()
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise InvalidInput(f"{{{inside}}} names a day that does not exist.") from error
    return Placeholder(name=name, hotline=bool(hotline), on=on, form=form or "")
