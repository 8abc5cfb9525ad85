"""Drafts, revisions and marks in memory, and a transaction over them and policy content."""

from collections.abc import Sequence
from typing import Any

from services.editing.model import Draft, Mark, Revision
from services.editing.records import Kind
from services.errors import InvalidInput
from services.policy.content import Content
from services.staff.model import AuditEntry
from tests.fakes import FakePolicy


class FakeEditing:
    """Implements services.editing.ports.EditingRepository; held to the truth by tests/jobs_db."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[Kind, str], Draft] = {}
        self._revisions: list[Revision] = []
        self._marks: list[Mark] = []

    def draft(self, kind: Kind, key: str) -> Draft | None:
        return self._drafts.get((kind, key))

    def drafts(self, kind: Kind) -> Sequence[Draft]:
        found = [draft for draft in self._drafts.values() if draft.kind is kind]
        return sorted(found, key=lambda draft: draft.changed_at, reverse=True)

    def put_draft(self, draft: Draft, over: int) -> bool:
        known = self.draft(draft.kind, draft.key)
        if (known.version if known else 0) != over:
            return False
        self._drafts[draft.kind, draft.key] = draft
        return True

    def remove_draft(self, draft: Draft) -> bool:
        known = self.draft(draft.kind, draft.key)
        if known is None or known.version != draft.version:
            return False
        del self._drafts[draft.kind, draft.key]
        return True

    def add_revision(self, revision: Revision) -> None:
        numbers = [one.number for one in self.revisions(revision.kind, revision.key)]
        if revision.number in numbers:
            raise InvalidInput(f"{revision.key} has a revision {revision.number} already.")
        self._revisions.append(revision)

    def revisions(self, kind: Kind, key: str) -> Sequence[Revision]:
        found = [one for one in self._revisions if (one.kind, one.key) == (kind, key)]
        return sorted(found, key=lambda one: -one.number)

    def add_mark(self, mark: Mark) -> None:
        pairs = [(one.entry, one.document, one.replaced_by) for one in self._marks]
        if (mark.entry, mark.document, mark.replaced_by) not in pairs:
            self._marks.append(mark)

    def marks(self) -> Sequence[Mark]:
        return sorted(self._marks, key=lambda one: one.entry)

    def clear_marks(self, entry: str) -> None:
        self._marks = [one for one in self._marks if one.entry != entry]


class FakeTrail:
    """Implements the writing half of services.staff.ports.AuditRepository."""

    def __init__(self) -> None:
        self.entries: list[AuditEntry] = []

    def add(self, entry: AuditEntry) -> None:
        self.entries.append(entry)


class FakeDesk:
    """A unit of work with what editing needs."""

    def __init__(self, content: Content) -> None:
        self.policy = FakePolicy(content)
        self.editing = FakeEditing()
        self.audit = FakeTrail()

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"editing needs no {name}")
