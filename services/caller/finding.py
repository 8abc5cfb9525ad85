"""Vacancies, courses and orders abroad for one note, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.caller.needs import wanted_kind
from services.caller.reading import Reading
from services.dialogue.frame import Frame
from services.dialogue.offered_pay import ListedPay
from services.dialogue.offers import Found, find
from services.dialogue.relative import NeedsHome, apply_relative
from services.ports import UnitOfWork

_KINDS = ("job", "course", "overseas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The best offers of one kind; `leads` is the one the caller asks for."""

    kind: str
    found: Found
    leads: bool


def columns(reading: Reading, uow: UnitOfWork, today: date) -> list[Column]:
    """What there is for the conditions of a note, the kind asked for first.

    Its conditions are relaxed where nothing meets them; another kind stands beside it only with offers
    that meet all of them.
    """
    wanted = wanted_kind(reading)
    if wanted is None:
        return []
    found = [_column(reading, kind, uow, today, leads=kind == wanted) for kind in _beside(reading, wanted)]
    return sorted((column for column in found if column is not None), key=lambda one: not one.leads)


def _beside(reading: Reading, wanted: str) -> Sequence[str]:
    """Kinds to look through; what is wanted abroad is not at home, and only a trade is learnt or sent."""
    if wanted == "overseas" and reading.frame.country:
        return ("overseas",)
    if reading.frame.occupation or reading.frame.sector:
        return _KINDS
    return (wanted,)


def _column(reading: Reading, kind: str, uow: UnitOfWork, today: date, *, leads: bool) -> Column | None:
    found = find(_frame(reading, kind, uow, today), 0, uow, today)
    if not leads and (found.relaxed or not found.offers):
        return None
    return Column(kind=kind, found=found, leads=leads)


def _frame(reading: Reading, kind: str, uow: UnitOfWork, today: date) -> Frame:
    frame = replace(reading.frame, kind=kind)
    try:
        return apply_relative(frame, reading.mentions, None, ListedPay(uow, today)).frame
    except NeedsHome:  # nothing to be near to until the caller says where she lives
        return frame
