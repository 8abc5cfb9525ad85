"""A reference to a provision of a legal document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.policy.dates import said_day
from services.policy.documents import LegalDocument
from services.policy.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Article, clause and point are written as in the document: "14", "1 và 2", "c"."""

    document: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    def provision(self) -> str:
        """Point, clause and article: "khoản 1 Điều 14"; "" for the whole document."""
        parts = (("point", self.point), ("clause", self.clause), ("article", self.article))
        return " ".join(word(name, number=number) for name, number in parts if number)

    def as_json(self, document: LegalDocument) -> dict[str, str | None]:
        """In the form of the replay contract."""
        begins = document.in_force_from
        return {
            "document": document.name,
            "article": self.article,
            "clause": self.clause,
            "effective_from": begins.isoformat() if begins else None,
        }


def dated(document: LegalDocument, since: date | None = None) -> str:
    """When a document is in force, in words; "" where nobody knows.

    Args:
        document: The record of the document cited.
        since: The first day the cited rule is applied, where it differs from the document's own.
    """
    begins = document.in_force_from
    if document.in_force_to:
        start = said_day(begins) if begins else "…"
        return word("in_force_between", start=start, end=said_day(document.in_force_to))
    if begins is None:
        return ""
    if since and since != begins:
        return word("in_force_applied", day=said_day(begins), since=said_day(since))
    return word("in_force_from", day=said_day(begins))
