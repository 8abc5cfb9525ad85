"""From a draft to what is live, and back to an earlier revision; every step appends a revision."""

from __future__ import annotations

from datetime import date, datetime

from services.editing.drafts import require_fit
from services.editing.marking import mark_citing
from services.editing.model import Draft, DraftState, Revision
from services.editing.records import (
    Kind,
    Record,
    body_of,
    fingerprint,
    key_of,
    kind_of,
    live_record,
    put_record,
    thing,
)
from services.editing.refusals import EditingRefused
from services.editing.second_person import is_author, needs_second_person
from services.policy.content import Content
from services.ports import UnitOfWork
from services.staff.audit import COMMAND_LINE, audit
from services.staff.model import StaffMember
from services.staff.permissions import Permission


def publish(
    uow: UnitOfWork,
    staff: StaffMember,
    draft: Draft,
    *,
    content: Content,
    at: datetime,
    today: date,
    reason: str = "",
) -> Revision:
    """Make a draft live.

    Args:
        draft: As it was shown to the one who publishes it.
        content: What is live, read in the same transaction.
        reason: Beside the reason of the draft.

    Raises:
        EditingRefused: It tells the law or money and was not sent to review, or by its own author; it has
            faults; no reason is known; it or what is live was changed meanwhile.
    """
    live = live_record(content, draft.kind, draft.key)
    require_publisher(staff)
    if needs_second_person(live, draft.record):
        if draft.state is not DraftState.REVIEW:
            raise EditingRefused("not_in_review")
        if is_author(staff, draft.authors):
            raise EditingRefused("second_person")
    if fingerprint(live) != draft.base:
        raise EditingRefused("live_changed")
    why = reason.strip() or draft.reason
    if not why:
        raise EditingRefused("reason_needed")
    require_fit(draft.record, content, today)
    if not uow.editing.remove_draft(draft):
        raise EditingRefused("changed_meanwhile")
    revision = append(
        uow, staff, draft.record, live,
        authors=draft.authors, author_name=draft.author_name, at=at, reason=why,
    )  # fmt: skip
    mark_citing(uow, draft.record, live, content, at)
    _audited(uow, staff, "revision.publish", live, revision)
    return revision


def restore(
    uow: UnitOfWork,
    staff: StaffMember,
    old: Revision,
    *,
    content: Content,
    at: datetime,
    today: date,
    reason: str,
) -> Revision:
    """Make an earlier revision live again, as a new one; a draft that is being written stays.

    Raises:
        EditingRefused: It tells the law or money and this person wrote it; it is live, or not fit today;
            no reason is given.
    """
    live = live_record(content, old.kind, old.key)
    require_publisher(staff)
    if not reason.strip():
        raise EditingRefused("reason_needed")
    if live == old.record:
        raise EditingRefused("is_live")
    if needs_second_person(live, old.record) and is_author(staff, old.authors):
        raise EditingRefused("second_person_restore")
    require_fit(old.record, content, today)
    revision = append(
        uow, staff, old.record, live,
        authors=old.authors, author_name=old.author_name, at=at, reason=reason.strip(),
    )  # fmt: skip
    mark_citing(uow, old.record, live, content, at)
    _audited(uow, staff, "revision.restore", live, revision)
    return revision


def append(
    uow: UnitOfWork,
    staff: StaffMember,
    record: Record,
    live: Record | None,
    *,
    authors: tuple[int, ...],
    author_name: str,
    at: datetime,
    reason: str,
) -> Revision:
    """Put a record live and append it to its revisions; what files brought before is kept as one too.

    Args:
        live: What it takes the place of.
    """
    kind, key = kind_of(record), key_of(record)
    known = uow.editing.revisions(kind, key)
    number = known[0].number if known else 0
    if live is not None and (not known or known[0].record != live):
        number += 1
        uow.editing.add_revision(_from_files(live, number, at))
    revision = Revision(
        kind=kind, key=key, number=number + 1, record=record, at=at,
        authors=authors, author_name=author_name,
        approver_id=staff.id, approver_name=staff.name, reason=reason,
    )  # fmt: skip
    uow.editing.add_revision(revision)
    put_record(uow.policy, record)
    if kind is Kind.ENTRY:
        uow.editing.clear_marks(key)
    return revision


def require_publisher(staff: StaffMember) -> None:
    """Nothing happens for an approver.

    Raises:
        EditingRefused: This person may write, not publish.
    """
    if not staff.may(Permission.PUBLISH_ENTRIES):
        raise EditingRefused("may_not_publish")


def _from_files(record: Record, number: int, at: datetime) -> Revision:
    return Revision(
        kind=kind_of(record), key=key_of(record), number=number, record=record, at=at,
        authors=(), author_name=COMMAND_LINE, approver_id=None, approver_name="", reason="",
    )  # fmt: skip


def _audited(
    uow: UnitOfWork, staff: StaffMember, action: str, live: Record | None, revision: Revision
) -> None:
    old, new = body_of(live) if live is not None else {}, body_of(revision.record)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    audit(
        uow, staff, action, thing(revision.kind, revision.key), at=revision.at,
        before={name: old.get(name) for name in names},
        after={"revision": revision.number, **{name: new.get(name) for name in names}},
        why=revision.reason,
    )  # fmt: skip
