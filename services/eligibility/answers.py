"""Answers as they come from a form, written as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from language.amounts import find_amounts
from services.eligibility.model import Answers, Fact, FactKind, Rules
from services.errors import InvalidInput

Answer = str | Decimal | date

_LONGEST = 20  # signs
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_WRITTEN = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})", re.ASCII)
_FULL, _CENTURY = 4, "20"  # digits of a whole year; what stands before one of two
_EARLIEST = date(1900, 1, 1)
_MONEY, _LEAST_MONEY = "vnd", 10_000  # less is meant in thousands or millions, and nobody said which


def read_answers(rules: Rules, written: Mapping[str, str], today: date) -> Answers:
    """Answers by the id of their fact; empty ones are left out, and what is no fact is not looked at.

    Args:
        written: As `read_answer` takes them.
        today: As `read_answer` takes it.

    Raises:
        InvalidInput: An answer its fact cannot have.
    """
    found = {name: text.strip() for name, text in written.items() if name in rules.facts}
    return {name: read_answer(rules.facts[name], text, today) for name, text in found.items() if text}


def read_answer(fact: Fact, text: str, today: date) -> Answer:
    """One answer.

    Args:
        text: A choice by its key; a number such as "76", "7,5", "5.500.000" or "7tr5"; a day such as
            "23/11/2026" or "2026-11-23".
        today: The last day that may be told: what decides has happened. "12/5/98" would be to come.

    Raises:
        InvalidInput: The fact cannot have it.
    """
    if fact.kind is FactKind.CHOICE:
        if text not in fact.choices:
            raise InvalidInput(f"{fact.id!r} has no such answer.")
        return text
    if fact.kind is FactKind.DAY:
        return _day(fact, text, today)
    return _number(fact, text)


def _day(fact: Fact, text: str, today: date) -> date:
    found = _ISO.fullmatch(text) or _WRITTEN.fullmatch(text)
    if found is None:
        raise InvalidInput(f"{fact.id!r} needs a day.")
    year, month, day_of_month = (found[name] for name in ("year", "month", "day"))
    try:
        day = date(int(year if len(year) == _FULL else _CENTURY + year), int(month), int(day_of_month))
    except ValueError as error:
        raise InvalidInput(f"{fact.id!r} needs a day.") from error
    if not _EARLIEST <= day <= today:
        raise InvalidInput(f"{fact.id!r} is a day that has been, of a living person.")
    return day


def _number(fact: Fact, text: str) -> Decimal:
    line = text.lower() if text.isprintable() and len(text) <= _LONGEST else ""
    amount = next(find_amounts(line), None)
    if amount is None or (amount.start, amount.end) != (0, len(line)) or amount.low != amount.high:
        raise InvalidInput(f"{fact.id!r} needs a number.")
    number = Decimal(f"{amount.low:f}").normalize()
    if not fact.least <= number <= fact.most:
        raise InvalidInput(f"{fact.id!r} is from {fact.least} to {fact.most}.")
    if fact.unit == _MONEY and 0 < number < _LEAST_MONEY:
        raise InvalidInput(f"{fact.id!r} is a sum of at least {_LEAST_MONEY}.")
    return number
