"""What changing a reference value or a document changes: every answer that would say something else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from services.editing.differences import Piece, word_differences
from services.editing.proposed import with_record
from services.errors import CenterError, InvalidInput
from services.policy.answer import Answer, Lacking, answer
from services.policy.check import check_value
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.entry import FACETS, Entry, Status
from services.policy.placeholders import placeholders
from services.policy.values import ReferenceValue

_ANSWER = ("answer",)
_NOT_RECKONED = frozenset({"unknown_unit", "unknown_value", "value_of_itself", "unknown_document"})


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One side of one entry's answer, old and new woven together; "" is said where there is no answer."""

    entry: Entry
    facet: str
    pieces: tuple[Piece, ...]


def days_of_change(before: ReferenceValue | None, after: ReferenceValue, today: date) -> tuple[date, ...]:
    """Today and each later day on which one of them changes and they differ; today alone where none does."""
    periods = [period for value in (before, after) if value for period in value.periods]
    edges = {period.since for period in periods}
    edges |= {period.until + timedelta(days=1) for period in periods if period.until}
    return _days(edges, lambda day: _at(before, day) != _at(after, day), today)


def changed_answers(after: ReferenceValue, content: Content, day: date) -> tuple[ChangedAnswer, ...]:
    """Every published answer that says something else on a day; none while the value cannot be reckoned.

    Args:
        after: The value as it would be.
        content: What is live.
        day: Today, or the day from which on the value is another.
    """
    proposed = with_record(content, after)
    if not can_be_reckoned(after, proposed, day):
        return ()
    names = set(proposed.values.depending_on(after.name))
    touched = [
        (entry, _naming(entry, names))
        for entry in proposed.touched_by(after.name)
        if entry.status is Status.PUBLISHED
    ]
    return tuple(_changes(content, proposed, touched, day))


def changed_by_documents(
    documents: Iterable[LegalDocument], content: Content, day: date
) -> tuple[ChangedAnswer, ...]:
    """The same of documents: every side that names them, or is silent on a day without them.

    Args:
        documents: As they would be.
        content: What is live.
        day: Today, or the day from which on one of them is or is not in force.
    """
    proposed, touched = content, dict[str, Entry]()
    for document in documents:
        proposed = with_record(proposed, document)
        touched |= {entry.id: entry for entry in content.citing(document.number)}
    return tuple(_changes(content, proposed, [(entry, _ANSWER) for entry in touched.values()], day))


def days_of_other_force(before: LegalDocument | None, after: LegalDocument, today: date) -> tuple[date, ...]:
    """The same of a document: the days on which one holds and the other does not."""
    found = [document for document in (before, after) if document]
    edges = {document.in_force_from for document in found if document.in_force_from}
    edges |= {document.in_force_to + timedelta(days=1) for document in found if document.in_force_to}
    return _days(edges, lambda day: bool(before and before.holds(day)) != after.holds(day), today)


def _days(edges: Iterable[date], differs: Callable[[date], bool], today: date) -> tuple[date, ...]:
    days = sorted({today, *(day for day in edges if day > today)})
    return tuple(day for day in days if differs(day)) or (today,)


def can_be_reckoned(value: ReferenceValue, content: Content, day: date) -> bool:
    """Whether what a value would be can be said at all.

    Args:
        content: With the value in it.
    """
    return not any(problem.code in _NOT_RECKONED for problem in check_value(value.name, content, day))


def _changes(
    old: Content, new: Content, touched: Iterable[tuple[Entry, Iterable[str]]], day: date
) -> Iterator[ChangedAnswer]:
    for entry, facets in touched:
        for facet in facets:
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
