"""Entries, values and documents alike: where each is kept, its body, its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.policy.ports import PolicyRepository
from services.policy.reading import read_document, read_entry, read_value
from services.policy.values import ReferenceValue
from services.policy.writing import document_body, entry_body, value_body

Record = Entry | ReferenceValue | LegalDocument


class Kind(str, Enum):
    """What a record is."""

    ENTRY = "entry"
    VALUE = "value"
    DOCUMENT = "document"


def kind_of(record: Record) -> Kind:
    """What it is."""
    if isinstance(record, Entry):
        return Kind.ENTRY
    return Kind.VALUE if isinstance(record, ReferenceValue) else Kind.DOCUMENT


def key_of(record: Record) -> str:
    """Its id, name or number."""
    if isinstance(record, Entry):
        return record.id
    return record.name if isinstance(record, ReferenceValue) else record.number


def body_of(record: Record) -> dict[str, Any]:
    """A plain mapping that `read_record` reads."""
    if isinstance(record, Entry):
        return entry_body(record)
    return value_body(record) if isinstance(record, ReferenceValue) else document_body(record)


def read_record(kind: Kind, key: str, body: Mapping[str, Any]) -> Record:
    """The record of a body.

    Raises:
        InvalidInput: The body breaks the form.
    """
    if kind is Kind.ENTRY:
        return read_entry(body)
    return read_value(key, body) if kind is Kind.VALUE else read_document(key, body)


def live_record(content: Content, kind: Kind, key: str) -> Record | None:
    """As it is answered from now, or was taken down; None where there is none."""
    stores: dict[Kind, Mapping[str, Record]] = {
        Kind.ENTRY: content.entries,
        Kind.VALUE: content.values,
        Kind.DOCUMENT: content.documents,
    }
    return stores[kind].get(key)


def put_record(policy: PolicyRepository, record: Record) -> None:
    """Make it live."""
    if isinstance(record, Entry):
        policy.put_entry(record)
    elif isinstance(record, ReferenceValue):
        policy.put_value(record)
    else:
        policy.put_document(record)


def fingerprint(record: Record | None) -> str:
    """Changes with any field; "" for no record, else 64 hexadecimal digits."""
    if record is None:
        return ""
    body = json.dumps(body_of(record), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def thing(kind: Kind, key: str) -> str:
    """Its name in the trail: "entry:ui-dossier"."""
    return f"{kind.value}:{key}"
