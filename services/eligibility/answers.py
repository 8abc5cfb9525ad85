"""Answers as they come from a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from services.eligibility.model import Answers, Fact, FactKind, Rules
from services.errors import InvalidInput

_LONGEST = 20  # signs
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)


def read_answers(rules: Rules, written: Mapping[str, str]) -> Answers:
    """Answers by the id of their fact; empty ones are left out, and what is no fact is not looked at.

    Args:
        written: A choice by its key, a number in digits, a day as "2026-11-23".

    Raises:
        InvalidInput: An answer its fact cannot have.
    """
    found = {name: text.strip() for name, text in written.items() if name in rules.facts}
    return {name: _read(rules.facts[name], text) for name, text in found.items() if text}


def _read(fact: Fact, text: str) -> str | Decimal | date:
    if fact.kind is FactKind.CHOICE:
        if text not in fact.choices:
            raise InvalidInput(f"{fact.id!r} has no such answer.")
        return text
    if fact.kind is FactKind.DAY:
        return _day(fact, text)
    return _number(fact, text)


def _day(fact: Fact, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(f"{fact.id!r} needs a day.") from error
    if not _EARLIEST <= day <= _LATEST:
        raise InvalidInput(f"{fact.id!r} is a day of a living person.")
    return day


def _number(fact: Fact, text: str) -> Decimal:
    try:
        number = Decimal(text if len(text) <= _LONGEST else "")
    except InvalidOperation as error:
        raise InvalidInput(f"{fact.id!r} needs a number.") from error
    if not number.is_finite() or not fact.least <= number <= fact.most:
        raise InvalidInput(f"{fact.id!r} is from {fact.least} to {fact.most}.")
    return number
