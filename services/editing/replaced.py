"""“Nghị định X thay Y”: a new document, the end of the old one, and a mark on every entry that cites it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from services.calendar import local
from services.editing.day_faults import require_possible_days
from services.editing.marking import mark_citing
from services.editing.publishing import append, require_publisher
from services.editing.records import Kind, thing
from services.editing.refusals import EditingRefused
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember


def citing(document: LegalDocument, content: Content) -> tuple[Entry, ...]:
    """Every published entry that cites a document which this one replaces, each once.

    Raises:
        EditingRefused: It replaces itself, or a document that nobody knows.
    """
    for number in document.replaces:
        if number == document.number:
            raise EditingRefused("replaces_itself")
        if number not in content.documents:
            raise EditingRefused("unknown_document", number=number)
    found = (entry for number in document.replaces for entry in content.citing(number))
    return tuple({entry.id: entry for entry in found}.values())


def add_document(
    uow: UnitOfWork,
    staff: StaffMember,
    document: LegalDocument,
    *,
    ends_others: bool,
    content: Content,
    at: datetime,
    reason: str,
) -> tuple[Entry, ...]:
    """Store a new legal document; returns the entries that must be looked at again.

    Args:
        ends_others: What it replaces ends the day before it is in force; else only parts of it ended.

    Raises:
        EditingRefused: It is known already, replaces itself or what nobody knows, its days cannot be right,
            or no reason is given.
    """
    require_publisher(staff)
    if not reason.strip():
        raise EditingRefused("reason_needed")
    if document.number in content.documents:
        raise EditingRefused("document_known", number=document.number)
    require_possible_days(document, local(at).date())
    touched = citing(document, content)
    _stored(uow, staff, document, None, at, reason)
    for ended in ended_by(document, content) if ends_others else ():
        _stored(uow, staff, ended, content.documents[ended.number], at, reason)
    mark_citing(uow, document, None, content, at)
    after = {"replaces": list(document.replaces), "marked": [entry.id for entry in touched]}
    audit(uow, staff, "document.add", thing(Kind.DOCUMENT, document.number), at=at, after=after, why=reason)
    return touched


def ended_by(document: LegalDocument, content: Content) -> tuple[LegalDocument, ...]:
    """What it replaces, ended the day before it is in force; what had ended before keeps its day."""
    if document.in_force_from is None:
        return ()
    last = document.in_force_from - timedelta(days=1)
    known = (content.documents[number] for number in document.replaces if number in content.documents)
    return tuple(replace(old, in_force_to=last) for old in known if old.in_force_to is None)


def settle(uow: UnitOfWork, staff: StaffMember, entry: str, *, at: datetime, reason: str) -> None:
    """Take the marks off an entry that is right as it is.

    Raises:
        EditingRefused: This person may not publish, or gives no reason.
    """
    require_publisher(staff)
    if not reason.strip():
        raise EditingRefused("reason_needed")
    uow.editing.clear_marks(entry)
    audit(uow, staff, "mark.settle", thing(Kind.ENTRY, entry), at=at, why=reason)


def _stored(
    uow: UnitOfWork,
    staff: StaffMember,
    document: LegalDocument,
    old: LegalDocument | None,
    at: datetime,
    reason: str,
) -> None:
    append(
        uow, staff, document, old,
        authors=(staff.id,), author_name=staff.name, at=at, reason=reason.strip(),
    )  # fmt: skip
