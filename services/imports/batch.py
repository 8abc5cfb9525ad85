"""What is kept of an import, so that it can be told and undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One import.

    Attributes:
        kind: Of the list.
        file_name: Of the file, without its folder; "" for a pasted table.
        file_hash: SHA-256 of its content, 64 hexadecimal digits.
        on: The day on which the list counts as published.
        counts: new, changed, same, closed, held, duplicate, doubtful, rejected → how many.
        employers: Ids of the employers that came with it.
        id: None before it is stored.
        undone_at: None while it stands.
    """

    kind: str
    file_name: str
    file_hash: str
    on: date
    imported_at: datetime
    counts: Mapping[str, int]
    employers: tuple[int, ...] = ()
    id: int | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What an import did to one record.

    Attributes:
        kind: Of the record; a list may bring records of other kinds than its own.
        before: As services.imports.snapshot writes it; None when the import brought the record.
        after: Digest of the record as the import left it.
    """

    kind: str
    record_id: int
    before: Mapping[str, Any] | None
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLeftOut:
    """A row that was not taken, and what was said of it: (code, address, value)."""

    row_number: int
    verdict: str
    notes: tuple[tuple[str, str, str], ...]
