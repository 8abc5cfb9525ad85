"""Steps of editing with the clock standing still."""

from typing import Any

from services.editing import drafts, publishing
from services.editing.model import Draft, Revision
from services.editing.records import Kind, Record, key_of, kind_of
from services.staff.model import StaffMember
from tests.fake_editing import FakeDesk
from tests.services.editing.conftest import APPROVER, EDITOR, NOW, TODAY


def write(desk: FakeDesk, record: Record, by: StaffMember = EDITOR, **options: Any) -> Draft:
    known = desk.editing.draft(kind_of(record), key_of(record))
    options = {"version": known.version if known else 0, "reason": "luật mới", **options}
    return drafts.save_draft(desk, by, record, content=desk.policy.load(), at=NOW, **options)


def send(desk: FakeDesk, draft: Draft, by: StaffMember = EDITOR, reason: str = "") -> Draft:
    return drafts.submit(desk, by, draft, content=desk.policy.load(), at=NOW, today=TODAY, reason=reason)


def publish(desk: FakeDesk, draft: Draft, by: StaffMember = APPROVER, reason: str = "") -> Revision:
    return publishing.publish(desk, by, draft, content=desk.policy.load(), at=NOW, today=TODAY, reason=reason)


def restore(desk: FakeDesk, old: Revision, by: StaffMember = APPROVER, reason: str = "lộn") -> Revision:
    return publishing.restore(desk, by, old, content=desk.policy.load(), at=NOW, today=TODAY, reason=reason)


def revision(desk: FakeDesk, key: str, number: int, kind: Kind = Kind.ENTRY) -> Revision:
    return next(one for one in desk.editing.revisions(kind, key) if one.number == number)
