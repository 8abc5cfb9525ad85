"""What editing asks of the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from services.editing.model import Draft, Mark, Revision
from services.editing.records import Kind


class EditingRepository(Protocol):
    """Drafts, revisions, and marks of what must be looked at again."""

    def draft(self, kind: Kind, key: str) -> Draft | None:
        """The draft of a record; None where nobody is at it."""

    def drafts(self, kind: Kind) -> Sequence[Draft]:
        """Every draft of a kind, the one changed last first."""

    def put_draft(self, draft: Draft, over: int) -> bool:
        """Store a draft.

        Args:
            over: Version of the draft it takes the place of; 0 where there must be none yet.

        Returns:
            Whether it was stored; False where somebody else was faster.
        """

    def remove_draft(self, draft: Draft) -> bool:
        """Forget a draft; False where it is gone or was changed since."""

    def add_revision(self, revision: Revision) -> None:
        """Append a revision.

        Raises:
            InvalidInput: There is one of this number.
        """

    def revisions(self, kind: Kind, key: str) -> Sequence[Revision]:
        """Every revision of a record, the newest first."""

    def add_mark(self, mark: Mark) -> None:
        """Mark an entry; once for each pair of documents."""

    def marks(self) -> Sequence[Mark]:
        """Every mark, by entry, the oldest first."""

    def clear_marks(self, entry: str) -> None:
        """It was looked at."""
