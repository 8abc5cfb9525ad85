"""What changing a reference value changes: every answer that would say something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from services.editing.differences import Piece, word_differences
from services.editing.proposed import with_record
from services.errors import CenterError, InvalidInput
from services.policy.answer import Answer, Lacking, answer
from services.policy.check import check_value
from services.policy.content import Content
from services.policy.entry import FACETS, Entry, Status
from services.policy.placeholders import placeholders
from services.policy.values import ReferenceValue

_NOT_RECKONED = frozenset({"unknown_unit", "unknown_value", "value_of_itself", "unknown_document"})


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One side of one entry's answer, old and new woven together; "" is said where there is no answer."""

    entry: Entry
    facet: str
    pieces: tuple[Piece, ...]


def first_day_of_change(before: ReferenceValue | None, after: ReferenceValue, today: date) -> date:
    """The first day, not before today, on which a value says something else; today where none does."""
    edges = {period.since for value in (before, after) if value for period in value.periods}
    days = sorted({today, *(day for day in edges if day > today)})
    return next((day for day in days if _at(before, day) != _at(after, day)), today)


def changed_answers(after: ReferenceValue, content: Content, day: date) -> tuple[ChangedAnswer, ...]:
    """Every published answer that says something else on a day; none while the value cannot be reckoned.

    Args:
        after: The value as it would be.
        content: What is live.
        day: Today, or the day from which on the value is another.
    """
    proposed = with_record(content, after)
    if any(problem.code in _NOT_RECKONED for problem in check_value(after.name, proposed, day)):
        return ()
    return tuple(_changes(content, proposed, after.name, day))


def _changes(old: Content, new: Content, name: str, day: date) -> Iterator[ChangedAnswer]:
    names = set(new.values.depending_on(name))
    for entry in new.touched_by(name):
        if entry.status is not Status.PUBLISHED:
            continue
        for facet in _naming(entry, names):
            before, after = _said(entry, old, day, facet), _said(entry, new, day, facet)
            if before != after:
                yield ChangedAnswer(entry, facet, word_differences(before, after))


def _naming(entry: Entry, names: Collection[str]) -> tuple[str, ...]:
    """The sides of an entry that name one of these values, or whose text has a fault."""
    found = set()
    for field, text in entry.texts():
        try:
            if any(one.name in names for one in placeholders(text) if not one.hotline):
                found.add(field)
        except InvalidInput:
            found.add(field)
    return tuple(facet for facet in ("answer", *FACETS) if facet in found)


def _said(entry: Entry, content: Content, day: date, facet: str) -> str:
    try:
        # What is overdue by then is looked at all the same: it will be answered from again.
        told = answer(entry, content, day, min(day, entry.review_by - timedelta(days=1)), facet)
    except CenterError:
        return ""
    return "" if isinstance(told, Lacking) else _with_source(told)


def _with_source(told: Answer) -> str:
    return f"{told.text}\n{told.source_line}"


def _at(value: ReferenceValue | None, day: date) -> object:
    period = value.period(day) if value else None
    return period and (period.amount, period.rating, period.citation, value.unit if value else "")
