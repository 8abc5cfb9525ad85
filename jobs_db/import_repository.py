"""Imports of lists in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.import_batch import ImportBatchRow, ImportChangeRow, ImportRowRow
from services.errors import NotFound
from services.imports.batch import ImportBatch, RecordChange, RowLeftOut

_TURN = 7_405_001  # any number, the same for everybody; of this project only these turns take such a lock
_PLAIN = ("id", "kind", "file_name", "file_hash", "imported_at", "undone_at", "counts")
_LONGEST_NAME = 300


class SqlImportRepository:
    """Implements services.imports.ports.ImportRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take_turn(self) -> None:
        """See services.imports.ports.ImportRepository.take_turn.

        A writing transaction of SQLite has its turn already.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})

    def add(self, batch: ImportBatch, changes: Sequence[RecordChange], left_out: Sequence[RowLeftOut]) -> int:
        """See services.imports.ports.ImportRepository.add."""
        values = {name: getattr(batch, name) for name in _PLAIN if name != "id"}
        batch_id = insert_row(
            self._session,
            ImportBatchRow,
            values
            | {
                "file_name": batch.file_name[-_LONGEST_NAME:],
                "list_day": batch.on,
                "counts": dict(batch.counts),
                "employers": list(batch.employers),
            },
        )
        self._insert(
            ImportChangeRow,
            [
                {"batch_id": batch_id, "position": position, "kind": one.kind, "record_id": one.record_id,
                 "before": one.before, "after": one.after}
                for position, one in enumerate(changes)
            ],
        )  # fmt: skip
        self._insert(
            ImportRowRow,
            [
                {"batch_id": batch_id, "position": position, "row_number": row.row_number,
                 "verdict": row.verdict, "notes": [list(note) for note in row.notes]}
                for position, row in enumerate(left_out)
            ],
        )  # fmt: skip
        return batch_id

    def get(self, batch_id: int) -> ImportBatch | None:
        """See services.imports.ports.ImportRepository.get."""
        found = self._session.execute(
            select(ImportBatchRow).where(ImportBatchRow.id == batch_id)
        ).scalar_one_or_none()
        return None if found is None else _batch(found)

    def all(self) -> list[ImportBatch]:
        """See services.imports.ports.ImportRepository.all."""
        statement = select(ImportBatchRow).order_by(ImportBatchRow.id.desc())
        return [_batch(row) for row in self._session.execute(statement).scalars()]

    def of_file(self, kind: str, file_hash: str) -> ImportBatch | None:
        """See services.imports.ports.ImportRepository.of_file."""
        row = ImportBatchRow
        statement = (
            select(row)
            .where(row.kind == kind, row.file_hash == file_hash, row.undone_at.is_(None))
            .order_by(row.id.desc())
            .limit(1)
        )
        found = self._session.execute(statement).scalar_one_or_none()
        return None if found is None else _batch(found)

    def changes(self, batch_id: int) -> list[RecordChange]:
        """See services.imports.ports.ImportRepository.changes."""
        table: Any = ImportChangeRow.__table__
        statement = select(table).where(table.c.batch_id == batch_id).order_by(table.c.position)
        return [
            RecordChange(kind=row.kind, record_id=row.record_id, before=row.before, after=row.after)
            for row in self._session.execute(statement)
        ]

    def mark_undone(self, batch_id: int, at: datetime) -> None:
        """See services.imports.ports.ImportRepository.mark_undone."""
        row = ImportBatchRow
        statement = update(row).where(row.id == batch_id).values(undone_at=at)
        result: Any = self._session.execute(statement, execution_options={"synchronize_session": "fetch"})
        if not result.rowcount:
            raise NotFound(f"There is no import {batch_id} to undo.")

    def _insert(self, row: Any, values: list[dict[str, Any]]) -> None:
        if values:
            self._session.execute(insert(row.__table__), values)


def _batch(row: Any) -> ImportBatch:
    return ImportBatch(
        on=row.list_day, employers=tuple(row.employers), **{name: getattr(row, name) for name in _PLAIN}
    )
