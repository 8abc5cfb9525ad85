"""Policy content in the database."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, cast, delete, insert, select, update
from sqlalchemy.orm import Session

from jobs_db.tables.policy import ContentVersionRow, PolicyDocumentRow, PolicyEntryRow, PolicyValueRow
from services.policy.content import Content
from services.policy.documents import Documents, LegalDocument
from services.policy.entry import Entry
from services.policy.reading import read_document, read_entry, read_value
from services.policy.values import ReferenceValue, Values
from services.policy.writing import document_body, entry_body, value_body

_NAME = "policy"
_KEPT = 8_192  # records of each kind


class SqlPolicyRepository:
    """Implements services.policy.ports.PolicyRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def version(self) -> int:
        """See services.policy.ports.PolicyRepository.version."""
        found = self._session.execute(
            select(ContentVersionRow.version).where(ContentVersionRow.name == _NAME)
        ).scalar()
        return int(found or 0)

    def seed(self) -> str:
        """See services.policy.ports.PolicyRepository.seed."""
        found = self._session.execute(
            select(ContentVersionRow.seed).where(ContentVersionRow.name == _NAME)
        ).scalar()
        return str(found or "")

    def load(self) -> Content:
        """See services.policy.ports.PolicyRepository.load."""
        return Content(
            documents=Documents.of(_document(*row) for row in self._rows(PolicyDocumentRow.number)),
            values=Values.of(_value(*row) for row in self._rows(PolicyValueRow.name)),
            entries={key: _entry(body) for key, body in self._rows(PolicyEntryRow.id)},
        )

    def topics_of(self, entries: Sequence[str]) -> dict[str, str]:
        """See services.policy.ports.PolicyRepository.topics_of."""
        rows = self._session.execute(
            select(PolicyEntryRow.id, PolicyEntryRow.topic).where(PolicyEntryRow.id.in_(list(entries)))
        )
        return {row.id: row.topic for row in rows}

    def replace(self, content: Content, seed: str = "") -> None:
        """See services.policy.ports.PolicyRepository.replace."""
        for row_class in (PolicyEntryRow, PolicyValueRow, PolicyDocumentRow):
            self._session.execute(delete(row_class.__table__))
        rows: tuple[tuple[Any, list[dict[str, Any]]], ...] = (
            (PolicyDocumentRow, [_document_columns(document) for document in content.documents.values()]),
            (PolicyValueRow, [_value_columns(value) for value in content.values.values()]),
            (PolicyEntryRow, [_entry_columns(entry) for entry in content.entries.values()]),
        )
        for row_class, columns in rows:
            numbered = [{**row, "position": position} for position, row in enumerate(columns)]
            if numbered:
                self._session.execute(insert(row_class.__table__), numbered)
        self._changed(seed)

    def put_document(self, document: LegalDocument) -> None:
        """See services.policy.ports.PolicyRepository.put_document."""
        self._put(PolicyDocumentRow, "number", _document_columns(document))

    def put_value(self, value: ReferenceValue) -> None:
        """See services.policy.ports.PolicyRepository.put_value."""
        self._put(PolicyValueRow, "name", _value_columns(value))

    def put_entry(self, entry: Entry) -> None:
        """See services.policy.ports.PolicyRepository.put_entry."""
        self._put(PolicyEntryRow, "id", _entry_columns(entry))

    def _rows(self, key: Any) -> Any:
        table = key.class_
        chosen = select(key, cast(table.body, Text)).order_by(table.position, key)
        return self._session.execute(chosen).all()

    def _put(self, row_class: Any, key: str, columns: dict[str, Any]) -> None:
        row = self._session.get(row_class, columns[key])
        if row is None:
            last = self._session.execute(
                select(row_class.position).order_by(row_class.position.desc()).limit(1)
            ).scalar()
            row = row_class(position=0 if last is None else last + 1)
            self._session.add(row)
        for name, value in columns.items():
            setattr(row, name, value)
        self._session.flush()
        self._changed("")

    def _changed(self, seed: str) -> None:
        table: Any = ContentVersionRow.__table__
        grown = self._session.execute(
            update(table).where(table.c.name == _NAME).values(version=table.c.version + 1, seed=seed)
        )
        if not grown.rowcount:  # type: ignore[attr-defined]
            self._session.execute(insert(table).values(name=_NAME, version=1, seed=seed))


# A change leaves nearly all records as they were: each text is read once, and the record shared.
@lru_cache(maxsize=_KEPT)
def _document(number: str, body: str) -> LegalDocument:
    return read_document(number, json.loads(body))


@lru_cache(maxsize=_KEPT)
def _value(name: str, body: str) -> ReferenceValue:
    return read_value(name, json.loads(body))


@lru_cache(maxsize=_KEPT)
def _entry(body: str) -> Entry:
    return read_entry(json.loads(body))


def _document_columns(document: LegalDocument) -> dict[str, Any]:
    return {"number": document.number, "body": document_body(document)}


def _value_columns(value: ReferenceValue) -> dict[str, Any]:
    return {"name": value.name, "body": value_body(value)}


def _entry_columns(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "topic": entry.topic,
        "status": entry.status.value,
        "review_by": entry.review_by,
        "body": entry_body(entry),
    }
