"""What publishing a value or a document changes from its first day on: answers, and who may have what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services.editing import impact, schemes
from services.editing.impact import ChangedAnswer
from services.editing.records import Record
from services.editing.replaced import ended_by
from services.editing.schemes import ByScheme
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.values import ReferenceValue


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that says something else on a day.

    Attributes:
        day: Today, or the first day of the change.
        later: Further days from which on yet something else is said.
    """

    day: date
    answers: tuple[ChangedAnswer, ...]
    schemes: tuple[ByScheme, ...]
    later: tuple[date, ...] = ()

    @property
    def rule_texts(self) -> int:
        """How many texts of the rules change."""
        return sum(len(one.texts) for one in self.schemes)


def effect(record: Record, content: Content, today: date) -> Effect | None:
    """What a draft would change; None of an entry, which changes itself alone.

    Args:
        content: What is live.
    """
    if isinstance(record, ReferenceValue):
        day, *later = impact.days_of_change(content.values.get(record.name), record, today)
        return Effect(
            day,
            impact.changed_answers(record, content, day),
            schemes.changed_by_value(record, content, day),
            tuple(later),
        )
    if isinstance(record, LegalDocument):
        day, *later = impact.days_of_other_force(content.documents.get(record.number), record, today)
        return replace(_of_documents((record,), content, day), later=tuple(later))
    return None


def effect_of_new(document: LegalDocument, content: Content, today: date, *, ends_others: bool) -> Effect:
    """What putting in a new document changes on the day it is in force.

    Args:
        ends_others: What it replaces ends the day before.
    """
    day = max(today, document.in_force_from or today)
    ended = ended_by(document, content) if ends_others else ()
    return _of_documents((document, *ended), content, day)


def _of_documents(documents: tuple[LegalDocument, ...], content: Content, day: date) -> Effect:
    return Effect(
        day,
        impact.changed_by_documents(documents, content, day),
        schemes.changed_by_documents(documents, content, day),
    )
