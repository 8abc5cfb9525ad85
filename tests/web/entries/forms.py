"""What an editor's browser sends."""

import re
from typing import Any

from services.editing import lines
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.policy.values import ReferenceValue
from tests.web.staff_web import SignedIn

_VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')


def typed(entry: Entry, **changes: Any) -> dict[str, str]:
    """The fields of the form of an entry."""
    return {
        "version": "0",
        "question": entry.question,
        "topic": entry.topic,
        "asked": "\r\n".join(entry.asked),
        "answer": entry.answer,
        "details": entry.details or "",
        "dossier": lines.dossier_lines(entry.dossier),
        "where": entry.where or "",
        "fee": entry.fee or "",
        "time": entry.time or "",
        "citations": lines.citation_lines(entry.citations),
        "source": entry.source or "",
        "rating": entry.rating.value,
        "checked_on": entry.checked_on,
        "review_by": entry.review_by.isoformat(),
        "next": "\r\n".join(entry.next),
        "keeper": entry.keeper or "",
        "status": entry.status.value,
        **changes,
    }


def typed_value(value: ReferenceValue, **changes: Any) -> dict[str, str]:
    """The fields of the form of a value."""
    return {
        "version": "0",
        "label": value.label,
        "unit": value.unit,
        "times_of": value.times_of or "",
        "periods": lines.period_lines(value.periods),
        **changes,
    }


def typed_document(document: LegalDocument, **changes: Any) -> dict[str, str]:
    """The fields of the form of a document."""
    days = {name: getattr(document, name) for name in ("in_force_from", "in_force_to")}
    return {
        "version": "0",
        "kind": document.kind,
        "title": document.title,
        "issuer": document.issuer,
        "signed": document.signed or "",
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "replaces": "\r\n".join(document.replaces),
        "rating": document.rating.value,
        "checked_on": document.checked_on,
        "address": document.address or "",
        "note": document.note or "",
        **changes,
    }


def version_of(client: SignedIn, path: str) -> str:
    """The version of the draft that a page shows."""
    found = _VERSION.search(client.get(f"{path}/review").text)
    assert found is not None
    return found[1]


def step(client: SignedIn, path: str, name: str, reason: str = "luật mới") -> Any:
    """One step of a draft, as from its page."""
    return client.post(f"{path}/{name}", {"version": version_of(client, path), "reason": reason})
