"""Drafts on their way: written, sent to review, sent back, dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from services.editing.findings import findings
from services.editing.model import Draft, DraftState
from services.editing.records import Kind, Record, fingerprint, key_of, kind_of, live_record, thing
from services.editing.refusals import EditingRefused
from services.errors import NotFound
from services.policy.content import Content
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import StaffMember


def save_draft(
    uow: UnitOfWork,
    staff: StaffMember,
    record: Record,
    *,
    version: int,
    content: Content,
    at: datetime,
    reason: str = "",
) -> Draft:
    """Keep what somebody wrote; what is live stays as it is.

    Args:
        record: As it is to become.
        version: Of the draft that was shown; 0 where there was none.
        content: What is live, read in the same transaction.
        reason: Why it is changed; may come later.

    Raises:
        EditingRefused: Somebody else changed the draft meanwhile, or nothing would change.
    """
    kind, key = kind_of(record), key_of(record)
    live = live_record(content, kind, key)
    known = uow.editing.draft(kind, key)
    if (known.version if known else 0) != version:
        raise EditingRefused("changed_meanwhile")
    if live == record and known is None:
        raise EditingRefused("nothing_changed")
    authors = known.authors if known else ()
    draft = Draft(
        kind=kind,
        key=key,
        record=record,
        state=DraftState.DRAFT,
        version=version + 1,
        base=fingerprint(live),
        authors=authors if staff.id in authors else (*authors, staff.id),
        author_name=staff.name,
        changed_at=at,
        reason=reason.strip() or (known.reason if known else ""),
        returned=known.returned if known else "",
    )
    _put(uow, draft, version)
    audit(uow, staff, "draft.save", thing(kind, key), at=at, after={"version": draft.version}, why=reason)
    return draft


def submit(
    uow: UnitOfWork,
    staff: StaffMember,
    draft: Draft,
    *,
    content: Content,
    at: datetime,
    today: date,
    reason: str,
) -> Draft:
    """Ask an approver to look.

    Args:
        draft: As it was shown.
        reason: Why it is changed; may be left out where the draft has one.

    Raises:
        EditingRefused: It waits already, there are faults, no reason is given, or it was changed meanwhile.
    """
    if draft.state is DraftState.REVIEW:
        raise EditingRefused("already_in_review")
    why = reason.strip() or draft.reason
    if not why:
        raise EditingRefused("reason_needed")
    require_fit(draft.record, content, today)
    sent = replace(
        draft, state=DraftState.REVIEW, version=draft.version + 1, reason=why, returned="", changed_at=at
    )
    _put(uow, sent, draft.version)
    audit(uow, staff, "draft.submit", thing(draft.kind, draft.key), at=at, why=why)
    return sent


def give_back(uow: UnitOfWork, staff: StaffMember, draft: Draft, *, at: datetime, reason: str) -> Draft:
    """Send a draft back to those who wrote it.

    Raises:
        EditingRefused: No reason is given, or it was changed meanwhile.
    """
    if not reason.strip():
        raise EditingRefused("reason_needed")
    back = replace(
        draft,
        state=DraftState.RETURNED,
        version=draft.version + 1,
        returned=reason.strip(),
        changed_at=at,
    )
    _put(uow, back, draft.version)
    audit(uow, staff, "draft.return", thing(draft.kind, draft.key), at=at, why=reason)
    return back


def discard(uow: UnitOfWork, staff: StaffMember, draft: Draft, *, at: datetime, reason: str) -> None:
    """Forget a draft.

    Raises:
        EditingRefused: No reason is given, or it was changed meanwhile.
    """
    if not reason.strip():
        raise EditingRefused("reason_needed")
    if not uow.editing.remove_draft(draft):
        raise EditingRefused("changed_meanwhile")
    audit(uow, staff, "draft.discard", thing(draft.kind, draft.key), at=at, why=reason)


def get_draft(uow: UnitOfWork, kind: Kind, key: str, version: int | None = None) -> Draft:
    """The draft of a record.

    Args:
        version: The one that was shown.

    Raises:
        NotFound: Nobody is at it.
        EditingRefused: It is another version by now.
    """
    draft = uow.editing.draft(kind, key)
    if draft is None:
        raise NotFound(f"There is no draft of {kind.value} {key!r}.")
    if version is not None and draft.version != version:
        raise EditingRefused("changed_meanwhile")
    return draft


def require_fit(record: Record, content: Content, today: date) -> None:
    """Nothing happens when a record may be published.

    Raises:
        EditingRefused: It has faults.
    """
    found = findings(record, content, today)
    if found:
        raise EditingRefused("has_findings", count=len(found))


def _put(uow: UnitOfWork, draft: Draft, over: int) -> None:
    if not uow.editing.put_draft(draft, over):
        raise EditingRefused("changed_meanwhile")
