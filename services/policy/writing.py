"""Records to plain mappings, so that reading them back gives the same records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from services.policy.citation import Citation
from services.policy.documents import LegalDocument
from services.policy.entry import DossierItem, Entry
from services.policy.values import Period, ReferenceValue


def document_body(document: LegalDocument) -> dict[str, Any]:
    """What `read_document` reads, without the number."""
    return _plain(document, leave_out=("number",))


def value_body(value: ReferenceValue) -> dict[str, Any]:
    """What `read_value` reads, without the name."""
    body = _plain(value, leave_out=("name", "periods"))
    return {**body, "values": [_period_body(period) for period in value.periods]}


def entry_body(entry: Entry) -> dict[str, Any]:
    """What `read_entry` reads."""
    return _plain(entry)


def _period_body(period: Period) -> dict[str, Any]:
    body = _plain(period)
    named = {"from": body.pop("since"), **({"to": body.pop("until")} if "until" in body else {})}
    return {**named, **body}


def _plain(record: Any, *, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """Fields in their order, the empty ones left out."""
    fields = (name for name in type(record).__dataclass_fields__ if name not in leave_out)
    return {name: _value(value) for name in fields if (value := getattr(record, name)) not in (None, ())}


def _value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, (Citation, DossierItem)):
        return _plain(value)
    return value
