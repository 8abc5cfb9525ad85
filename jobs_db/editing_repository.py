"""Drafts, revisions and marks in the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jobs_db.tables.editing import ContentDraftRow, ContentRevisionRow, ReviewMarkRow
from services.editing.model import Draft, DraftState, Mark, Revision
from services.editing.records import Kind, body_of, read_record
from services.errors import InvalidInput

_draft: Any = ContentDraftRow.__table__
_revision: Any = ContentRevisionRow.__table__
_mark: Any = ReviewMarkRow.__table__


class SqlEditingRepository:
    """Implements services.editing.ports.EditingRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(self, kind: Kind, key: str) -> Draft | None:
        """See the port."""
        row = self._session.execute(select(_draft).where(*_is(_draft, kind, key))).one_or_none()
        return _read_draft(row) if row else None

    def drafts(self, kind: Kind) -> Sequence[Draft]:
        """See the port."""
        chosen = select(_draft).where(_draft.c.kind == kind.value)
        rows = self._session.execute(chosen.order_by(_draft.c.changed_at.desc(), _draft.c.key))
        return [_read_draft(row) for row in rows]

    def put_draft(self, draft: Draft, over: int) -> bool:
        """See the port."""
        columns = {
            "body": body_of(draft.record),
            "state": draft.state.value,
            "version": draft.version,
            "base": draft.base,
            "authors": list(draft.authors),
            "author_name": draft.author_name,
            "changed_at": draft.changed_at,
            "reason": draft.reason,
            "returned": draft.returned,
        }
        if over:
            known = (*_is(_draft, draft.kind, draft.key), _draft.c.version == over)
            found: Any = self._session.execute(update(_draft).where(*known).values(columns))
            return bool(found.rowcount)
        return self._added(_draft, {"kind": draft.kind.value, "key": draft.key, **columns})

    def remove_draft(self, draft: Draft) -> bool:
        """See the port."""
        known = (*_is(_draft, draft.kind, draft.key), _draft.c.version == draft.version)
        found: Any = self._session.execute(delete(_draft).where(*known))
        return bool(found.rowcount)

    def add_revision(self, revision: Revision) -> None:
        """See the port."""
        columns = {
            "kind": revision.kind.value,
            "key": revision.key,
            "number": revision.number,
            "body": body_of(revision.record),
            "at": revision.at,
            "authors": list(revision.authors),
            "author_name": revision.author_name,
            "approver_id": revision.approver_id,
            "approver_name": revision.approver_name,
            "reason": revision.reason,
        }
        if not self._added(_revision, columns):
            raise InvalidInput(f"{revision.key} has a revision {revision.number} already.")

    def revisions(self, kind: Kind, key: str) -> Sequence[Revision]:
        """See the port."""
        chosen = select(_revision).where(*_is(_revision, kind, key))
        rows = self._session.execute(chosen.order_by(_revision.c.number.desc()))
        return [_read_revision(row) for row in rows]

    def add_mark(self, mark: Mark) -> None:
        """See the port."""
        self._added(
            _mark,
            {"entry": mark.entry, "document": mark.document, "replaced_by": mark.replaced_by, "at": mark.at},
        )

    def marks(self) -> Sequence[Mark]:
        """See the port."""
        rows = self._session.execute(select(_mark).order_by(_mark.c.entry, _mark.c.id))
        return [
            Mark(entry=row.entry, document=row.document, replaced_by=row.replaced_by, at=row.at)
            for row in rows
        ]

    def clear_marks(self, entry: str) -> None:
        """See the port."""
        self._session.execute(delete(_mark).where(_mark.c.entry == entry))

    def _added(self, table: Any, columns: dict[str, Any]) -> bool:
        """Whether a row was added; False where one of its key is there."""
        try:
            with self._session.begin_nested():
                self._session.execute(insert(table), columns)
        except IntegrityError:
            return False
        return True


def _is(table: Any, kind: Kind, key: str) -> tuple[Any, Any]:
    return table.c.kind == kind.value, table.c.key == key


def _read_draft(row: Any) -> Draft:
    kind = Kind(row.kind)
    return Draft(
        kind=kind,
        key=row.key,
        record=read_record(kind, row.key, row.body),
        state=DraftState(row.state),
        version=row.version,
        base=row.base,
        authors=tuple(row.authors),
        author_name=row.author_name,
        changed_at=row.changed_at,
        reason=row.reason,
        returned=row.returned,
    )


def _read_revision(row: Any) -> Revision:
    kind = Kind(row.kind)
    return Revision(
        kind=kind,
        key=row.key,
        number=row.number,
        record=read_record(kind, row.key, row.body),
        at=row.at,
        authors=tuple(row.authors),
        author_name=row.author_name,
        approver_id=row.approver_id,
        approver_name=row.approver_name,
        reason=row.reason,
    )
