"""Marks on the entries that cite a document which another one took the place of."""

from __future__ import annotations

from datetime import datetime

from services.editing.model import Mark
from services.editing.records import Record
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.ports import UnitOfWork


def mark_citing(
    uow: UnitOfWork, record: Record, before: Record | None, content: Content, at: datetime
) -> None:
    """Mark every published entry that cites what a document replaces; nothing for other records.

    Args:
        before: As it was; what it replaced then was marked then.
    """
    if not isinstance(record, LegalDocument):
        return
    known = before.replaces if isinstance(before, LegalDocument) else ()
    for number in (one for one in record.replaces if one not in known):
        for entry in content.citing(number):
            uow.editing.add_mark(Mark(entry=entry.id, document=number, replaced_by=record.number, at=at))
