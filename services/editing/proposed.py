"""Content as it would be with a draft."""

from __future__ import annotations

from dataclasses import replace

from services.editing.records import Record
from services.policy.content import Content
from services.policy.documents import Documents
from services.policy.entry import Entry
from services.policy.values import ReferenceValue, Values


def with_record(content: Content, record: Record) -> Content:
    """The same content with this record new or in the place of the one of its key."""
    if isinstance(record, Entry):
        return replace(content, entries={**content.entries, record.id: record})
    if isinstance(record, ReferenceValue):
        return replace(content, values=Values({**content.values.by_name, record.name: record}))
    return replace(content, documents=Documents({**content.documents.by_number, record.number: record}))
