"""What imports ask of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.imports.batch import ImportBatch, RecordChange, RowLeftOut


class ImportRepository(Protocol):
    """Imports that were made, with all that is needed to undo them."""

    def take_turn(self) -> None:
        """Wait until nobody else imports, holds or releases; the turn ends with the transaction."""

    def add(self, batch: ImportBatch, changes: Sequence[RecordChange], left_out: Sequence[RowLeftOut]) -> int:
        """Store a new import; returns its id."""

    def get(self, batch_id: int) -> ImportBatch | None:
        """One import; None if there never was one."""

    def all(self) -> list[ImportBatch]:
        """Every import, the newest first."""

    def of_file(self, kind: str, file_hash: str) -> ImportBatch | None:
        """The newest import of a kind that had a file of this content and stands; None without one."""

    def changes(self, batch_id: int) -> list[RecordChange]:
        """What an import did, in the order in which it was done."""

    def mark_undone(self, batch_id: int, at: datetime) -> None:
        """Remember that an import was taken back."""
