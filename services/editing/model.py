"""Drafts, revisions and marks of policy records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.editing.records import Kind, Record


class DraftState(str, Enum):
    """Where a draft stands: being written, waiting for an approver, or sent back by one."""

    DRAFT = "draft"
    REVIEW = "review"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a record is to become; there is one draft of a record at a time.

    Attributes:
        key: Id of the entry or name of the value.
        record: As it would be live; an entry's status is published, or retired where it is to be taken down.
        version: Grows with every change, so that nobody overwrites or publishes what he has not seen.
        base: Fingerprint of the live record it was written over; "" where there was none.
        authors: Ids of everybody who wrote in it.
        author_name: Who wrote last.
        reason: Why it is changed; asked for when it is sent to review.
        returned: What an approver wants done, while it is sent back.
    """

    kind: Kind
    key: str
    record: Record
    state: DraftState
    version: int
    base: str
    authors: tuple[int, ...]
    author_name: str
    changed_at: datetime
    reason: str = ""
    returned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A record as it was live from an instant on; never changed. Numbers count from 1 for each record.

    `authors` is empty and `author_name` that of the command line where files brought it.
    """

    kind: Kind
    key: str
    number: int
    record: Record
    at: datetime
    authors: tuple[int, ...]
    author_name: str
    approver_id: int | None
    approver_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An entry that must be looked at again because a document it cites was replaced."""

    entry: str
    document: str
    replaced_by: str
    at: datetime
