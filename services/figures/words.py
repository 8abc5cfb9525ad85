"""Words of figures, and numbers as people here write them."""

from __future__ import annotations

from datetime import date
from typing import Any

from services.resources import load_yaml

_HOUR, _DAY = 60, 24 * 60  # minutes


def words() -> dict[str, Any]:
    """Everything in data/figures/words.yml."""
    read: dict[str, Any] = load_yaml("figures/words.yml")
    return read


def number(value: float, digits: int = 0) -> str:
    """1.234 or 1.234,5."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def percent(share: float) -> str:
    """56,7%; without a decimal where there is none."""
    return number(100 * share, 1).removesuffix(",0") + "%"


def day(on: date) -> str:
    """31/12/2026."""
    return on.strftime("%d/%m/%Y")


def minutes(value: float) -> str:
    """A number of minutes, in hours or days where they are whole."""
    for unit, length in (("days", _DAY), ("hours", _HOUR)):
        if value % length == 0:
            return str(words()["spans"][unit].format(number=number(value / length)))
    return str(words()["spans"]["minutes"].format(number=number(value)))


def seconds(value: float) -> str:
    """A number of seconds without its unit: "1,5"."""
    return number(value, 1).removesuffix(",0")


def with_seconds(value: float) -> str:
    """A number of seconds with its unit."""
    return str(words()["spans"]["seconds"].format(number=seconds(value)))
