"""Plain mappings (YAML, JSON) to records; every fault is told with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar

from services.errors import InvalidInput
from services.policy.citation import Citation
from services.policy.dates import partial_date
from services.policy.documents import LegalDocument
from services.policy.entry import DossierItem, Entry, Status
from services.policy.rating import Rating
from services.policy.values import Period, ReferenceValue

_Choice = TypeVar("_Choice", bound=Enum)

_DOCUMENT = {
    "kind", "title", "issuer", "signed", "in_force_from", "in_force_to", "replaces", "note", "rating",
    "checked_on", "address",
}  # fmt: skip
_VALUE = {"label", "unit", "times_of", "values"}
_PERIOD = {"from", "to", "amount", "rating", "checked_on", "citation"}
_CITATION = {"document", "article", "clause", "point"}
_PAPER = {"name", "form", "document", "file"}
_ENTRY = {
    "id", "topic", "question", "asked", "answer", "details", "dossier", "where", "fee", "time", "citations",
    "source", "rating", "checked_on", "review_by", "status", "next", "keeper",
}  # fmt: skip


def read_document(number: str, body: Mapping[str, Any]) -> LegalDocument:
    """A document from its mapping.

    Raises:
        InvalidInput: A key is unknown or missing, or a value is not of its kind.
    """
    at = f"document {number}"
    _keys(at, body, _DOCUMENT)
    return LegalDocument(
        number=number,
        kind=_text(at, body, "kind"),
        title=_text(at, body, "title"),
        issuer=_text(at, body, "issuer"),
        signed=partial_date(body["signed"]) if body.get("signed") else None,
        in_force_from=_day(at, body, "in_force_from"),
        in_force_to=_day(at, body, "in_force_to"),
        replaces=_texts(at, body, "replaces"),
        note=_optional(body, "note"),
        rating=_choice(at, body, "rating", Rating),
        checked_on=partial_date(_text(at, body, "checked_on")),
        address=_optional(body, "address"),
    )


def read_value(name: str, body: Mapping[str, Any]) -> ReferenceValue:
    """A reference value from its mapping.

    Raises:
        InvalidInput: As for `read_document`.
    """
    at = f"value {name}"
    _keys(at, body, _VALUE)
    return ReferenceValue(
        name=name,
        label=_text(at, body, "label"),
        unit=_text(at, body, "unit"),
        times_of=_optional(body, "times_of"),
        periods=tuple(_period(f"{at}[{index}]", row) for index, row in enumerate(_rows(at, body, "values"))),
    )


def read_entry(body: Mapping[str, Any]) -> Entry:
    """An entry from its mapping.

    Raises:
        InvalidInput: As for `read_document`.
    """
    at = f"entry {body.get('id', '?') if isinstance(body, Mapping) else '?'}"
    _keys(at, body, _ENTRY)
    review_by = _day(at, body, "review_by")
    if review_by is None:
        raise InvalidInput(f"{at}: review_by is missing.")
    return Entry(
        id=_text(at, body, "id"),
        topic=_text(at, body, "topic"),
        question=_text(at, body, "question"),
        asked=_texts(at, body, "asked"),
        answer=_text(at, body, "answer"),
        details=_optional(body, "details"),
        dossier=tuple(_paper(at, row) for row in _rows(at, body, "dossier")),
        where=_optional(body, "where"),
        fee=_optional(body, "fee"),
        time=_optional(body, "time"),
        citations=tuple(_citation(at, row) for row in _rows(at, body, "citations")),
        source=_optional(body, "source"),
        rating=_choice(at, body, "rating", Rating),
        checked_on=partial_date(_text(at, body, "checked_on")),
        review_by=review_by,
        status=_choice(at, body, "status", Status),
        next=_texts(at, body, "next"),
        keeper=_optional(body, "keeper"),
    )


def _period(at: str, body: Mapping[str, Any]) -> Period:
    _keys(at, body, _PERIOD)
    since = _day(at, body, "from")
    if since is None:
        raise InvalidInput(f"{at}: from is missing.")
    return Period(
        since=since,
        until=_day(at, body, "to"),
        amount=_amount(at, body),
        rating=_choice(at, body, "rating", Rating),
        checked_on=partial_date(_text(at, body, "checked_on")),
        citation=_citation(at, body.get("citation") or {}),
    )


def _amount(at: str, body: Mapping[str, Any]) -> Decimal:
    value = body.get("amount")
    try:
        amount = Decimal(str(value))
    except InvalidOperation as error:
        raise InvalidInput(f"{at}: amount {value!r} is no number.") from error
    if not amount.is_finite():
        raise InvalidInput(f"{at}: amount {value!r} is no number.")
    return amount


def _citation(at: str, body: Mapping[str, Any]) -> Citation:
    _keys(f"{at}, citation", body, _CITATION)
    return Citation(
        document=_text(f"{at}, citation", body, "document"),
        article=_optional(body, "article"),
        clause=_optional(body, "clause"),
        point=_optional(body, "point"),
    )


def _paper(at: str, body: Mapping[str, Any]) -> DossierItem:
    _keys(f"{at}, dossier", body, _PAPER)
    return DossierItem(
        name=_text(f"{at}, dossier", body, "name"),
        form=_optional(body, "form"),
        document=_optional(body, "document"),
        file=_optional(body, "file"),
    )


def _keys(at: str, body: Mapping[str, Any], known: set[str]) -> None:
    if not isinstance(body, Mapping):
        raise InvalidInput(f"{at}: {body!r} is no mapping.")
    if strange := set(body) - known:
        raise InvalidInput(f"{at}: unknown {', '.join(sorted(map(str, strange)))}.")


def _text(at: str, body: Mapping[str, Any], key: str) -> str:
    value = body.get(key)
    if value is None or not str(value).strip():
        raise InvalidInput(f"{at}: {key} is missing.")
    return str(value).strip()


def _optional(body: Mapping[str, Any], key: str) -> str | None:
    value = body.get(key)
    return str(value).strip() or None if value is not None else None


def _rows(at: str, body: Mapping[str, Any], key: str) -> Sequence[Any]:
    rows = body.get(key) or ()
    if isinstance(rows, str) or not isinstance(rows, Sequence):
        raise InvalidInput(f"{at}: {key} is no list.")
    return rows


def _texts(at: str, body: Mapping[str, Any], key: str) -> tuple[str, ...]:
    rows = _rows(at, body, key)
    if any(not str(row).strip() for row in rows):
        raise InvalidInput(f"{at}: {key} is no list of texts.")
    return tuple(str(row).strip() for row in rows)


def _day(at: str, body: Mapping[str, Any], key: str) -> date | None:
    value = body.get(key)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise InvalidInput(f"{at}: {key} {value!r} is no day (2026-10-05).") from error


def _choice(at: str, body: Mapping[str, Any], key: str, kind: type[_Choice]) -> _Choice:
    value = body.get(key)
    try:
        return kind(value)
    except ValueError as error:
        choices = ", ".join(str(choice.value) for choice in kind)
        raise InvalidInput(f"{at}: {key} {value!r} is none of {choices}.") from error
