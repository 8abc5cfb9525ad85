"""Drafts, revisions and marks in the database, the fake held to the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from services.editing.model import Draft, DraftState, Mark, Revision
from services.editing.ports import EditingRepository
from services.editing.records import Kind
from services.errors import InvalidInput
from tests.fake_editing import FakeEditing
from tests.jobs_db.conftest import KINDS, address, empty
from tests.policy_samples import ENTRY, NEW, STANDARD, WHERE

AT = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
DRAFT = Draft(
    kind=Kind.ENTRY, key=ENTRY.id, record=ENTRY, state=DraftState.REVIEW, version=1, base="f" * 64,
    authors=(1, 7), author_name="Chị Lan", changed_at=AT, reason="luật mới", returned="",
)  # fmt: skip
REVISION = Revision(
    kind=Kind.VALUE, key=STANDARD.name, number=1, record=STANDARD, at=AT, authors=(1,), author_name="Chị Lan",
    approver_id=2, approver_name="Anh Hai", reason="tăng mức",
)  # fmt: skip
MARK = Mark(entry=ENTRY.id, document="20/2021/NĐ-CP", replaced_by=NEW.number, at=AT)


@pytest.fixture(params=("fake", *KINDS))
def editing(
    request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path
) -> Iterator[EditingRepository]:
    if request.param == "fake":
        yield FakeEditing()
        return
    services = empty(address(request.param, tmp_path), empty_database)
    with services.unit_of_work(writing=True) as unit:
        yield unit.editing
    services.close()


def test_a_draft_is_read_back_as_it_was_kept(editing):
    assert editing.put_draft(DRAFT, over=0)
    assert editing.draft(Kind.ENTRY, ENTRY.id) == DRAFT
    assert editing.draft(Kind.VALUE, ENTRY.id) is None


def test_a_draft_takes_the_place_of_the_version_it_was_written_over(editing):
    editing.put_draft(DRAFT, over=0)
    second = replace(DRAFT, version=2, state=DraftState.RETURNED, returned="thiếu")
    assert editing.put_draft(second, over=1)
    assert not editing.put_draft(replace(DRAFT, version=2), over=1)
    assert not editing.put_draft(DRAFT, over=0)
    assert editing.draft(Kind.ENTRY, ENTRY.id) == second


def test_only_the_draft_that_was_seen_is_removed(editing):
    editing.put_draft(DRAFT, over=0)
    assert not editing.remove_draft(replace(DRAFT, version=2))
    assert editing.remove_draft(DRAFT)
    assert not editing.remove_draft(DRAFT)
    assert editing.draft(Kind.ENTRY, ENTRY.id) is None


def test_drafts_of_a_kind_come_newest_first(editing):
    later = replace(DRAFT, key=WHERE.id, record=WHERE, changed_at=AT + timedelta(minutes=1))
    value = replace(DRAFT, kind=Kind.VALUE, key=STANDARD.name, record=STANDARD)
    for draft in (DRAFT, later, value):
        editing.put_draft(draft, over=0)
    assert editing.drafts(Kind.ENTRY) == [later, DRAFT]
    assert editing.drafts(Kind.VALUE) == [value]


def test_revisions_come_newest_first_and_are_never_written_over(editing):
    second = replace(REVISION, number=2, approver_id=None, approver_name="")
    editing.add_revision(REVISION)
    editing.add_revision(second)
    with pytest.raises(InvalidInput, match="revision 2"):
        editing.add_revision(replace(second, reason="khác"))
    assert list(editing.revisions(Kind.VALUE, STANDARD.name)) == [second, REVISION]
    assert list(editing.revisions(Kind.ENTRY, STANDARD.name)) == []


def test_a_document_is_kept_like_the_rest(editing):
    revision = replace(REVISION, kind=Kind.DOCUMENT, key=NEW.number, record=NEW)
    editing.add_revision(revision)
    assert list(editing.revisions(Kind.DOCUMENT, NEW.number)) == [revision]


def test_an_entry_is_marked_once_for_a_pair_of_documents(editing):
    other = replace(MARK, replaced_by="1/2027/NĐ-CP")
    for mark in (MARK, other, replace(MARK, at=AT + timedelta(days=1)), replace(MARK, entry=WHERE.id)):
        editing.add_mark(mark)
    assert list(editing.marks()) == [replace(MARK, entry=WHERE.id), MARK, other]
    editing.clear_marks(ENTRY.id)
    assert [mark.entry for mark in editing.marks()] == [WHERE.id]
