"""Putting right what was written down of a legal document, and what there is to mind about its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.editing import drafts
from services.editing.day_faults import require_possible_days
from services.editing.model import Draft
from services.editing.refusals import EditingRefused
from services.errors import NotFound
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.values import Period, ReferenceValue
from services.ports import UnitOfWork
from services.staff.model import StaffMember


@dataclass(frozen=True, slots=True)
class Gap:
    """A document whose last day is not the day before the one that took its place is in force."""

    old: LegalDocument
    new: LegalDocument


def require_right(document: LegalDocument, content: Content, today: date) -> None:
    """Nothing happens when its days can be right and what it replaces is known.

    Raises:
        EditingRefused: The first thing that is wrong.
    """
    require_possible_days(document, today)
    for number in document.replaces:
        if number == document.number:
            raise EditingRefused("replaces_itself")
        if number not in content.documents:
            raise EditingRefused("unknown_document", number=number)


def change_document(
    uow: UnitOfWork,
    staff: StaffMember,
    document: LegalDocument,
    *,
    version: int,
    content: Content,
    at: datetime,
    today: date,
) -> Draft:
    """Keep a draft of a document as it should read; another approver publishes it.

    Args:
        version: Of the draft that was shown; 0 where there was none.

    Raises:
        NotFound: There is no such document.
        EditingRefused: Its days cannot be right, it replaces what nobody knows, nothing would change, or
            somebody else changed the draft meanwhile.
    """
    if document.number not in content.documents:
        raise NotFound(f"There is no document {document.number!r}.")
    require_right(document, content, today)
    return drafts.save_draft(uow, staff, document, version=version, content=content, at=at)


def values_citing(number: str, content: Content) -> tuple[tuple[ReferenceValue, tuple[Period, ...]], ...]:
    """Every value with a period that cites a document, and those periods."""
    found = (
        (value, tuple(period for period in value.periods if period.citation.document == number))
        for value in content.values.values()
    )
    return tuple((value, periods) for value, periods in found if periods)


def gaps(document: LegalDocument, content: Content) -> tuple[Gap, ...]:
    """Where the days of a document do not meet those of what it replaced, or of what replaced it.

    Args:
        document: As it is or would be; need not be one of `content`'s.
    """
    pairs = [(content.documents[one], document) for one in document.replaces if one in content.documents]
    pairs += [
        (document, later)
        for later in content.documents.replaced_by(document.number)
        if later.number != document.number
    ]
    return tuple(Gap(old, new) for old, new in pairs if not _meet(old, new))


def _meet(old: LegalDocument, new: LegalDocument) -> bool:
    """Whether one ends the day before the other begins; what goes on in part has no end and is none of it."""
    if old.in_force_to is None or new.in_force_from is None:
        return True
    return old.in_force_to + timedelta(days=1) == new.in_force_from
