"""What follows from a text that was put right: read by the rules of imported lists."""

from __future__ import annotations

from typing import Any

from services.imports.cells.benefits import read_benefits
from services.imports.cells.pay import read_pay
from services.imports.cells.trades import read_occupation
from services.imports.cells.workplaces import read_workplaces
from services.imports.model import Note, Verdict
from services.imports.reasons import sentence_of, verdict_of
from services.jobs.model import SALARY_UNITS
from services.lists.refusals import FieldDoubtful
from services.places import Workplace


def trade_of(title: str) -> dict[str, Any]:
    """The fields that follow from a title; empty ones for a trade nobody knows."""
    trade = read_occupation(title)
    if trade is None:
        return {"occupation_id": None, "vsco": None, "sector": None}
    return {"occupation_id": trade.id, "vsco": trade.vsco or None, "sector": trade.sector or None}


def pay_of(text: str, label: str) -> dict[str, Any]:
    """Range and unit of a pay as it was written.

    Raises:
        FieldDoubtful: It can be read in several ways, or in none.
    """
    pay = read_pay(text)
    _ask("pay_text", pay.doubt, text, label)
    low, high = pay.monthly()
    unit = pay.unit if pay.unit in SALARY_UNITS else "unknown"
    return {"salary_min": low, "salary_max": high, "salary_unit": unit}


def benefits_of(text: str) -> tuple[str, ...]:
    """Benefits that a text names."""
    return read_benefits(text)


def places_of(
    text: str, before: tuple[Workplace, ...], label: str, field: str = "places"
) -> tuple[Workplace, ...]:
    """Workplaces of a text, one a line; a line that stood there before keeps what is known of it.

    Raises:
        FieldDoubtful: A line names no place, or one of several.
    """
    found: list[Workplace] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        known = [place for place in before if place.place_text == line]
        if known:
            found += known
            continue
        read = read_workplaces(line)
        _ask(field, read.doubt, line, label, read.choices)
        if not read.workplaces:
            _ask(field, "place_unknown", line, label)
        found += read.workplaces
    return tuple(found)


def _ask(field: str, doubt: str, text: str, label: str, choices: tuple[str, ...] = ()) -> None:
    if not doubt:
        return
    note = Note(code=doubt, column=field, address=label, value=text, choices=choices)
    if verdict_of([note]) is not Verdict.ACCEPTED:
        raise FieldDoubtful(field, sentence_of(note))
