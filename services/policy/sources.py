"""The provisions behind an answer, and the line that names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.policy.citation import Citation, dated
from services.policy.dates import said_partial
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.policy.provisions import in_order, widest
from services.policy.rating import Rating
from services.policy.words import word

_DOCUMENTS_SHOWN = 2
_PROVISIONS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A provision shown; `since`: the rule was first applied on another day than the document."""

    citation: Citation
    document: LegalDocument
    since: date | None = None

    def said(self) -> str:
        """As an answer names it: "khoản 1 Điều 14 Nghị định 374/2025/NĐ-CP (hiệu lực từ 01/01/2026)"."""
        return _of_document([self], most=1)

    def as_json(self) -> dict[str, str | None]:
        """In the form of the replay contract."""
        return self.citation.as_json(self.document)


def source_of_value(citation: Citation, document: LegalDocument, since: date) -> Source:
    """A provision behind a value.

    Args:
        since: The first day of the value, which is named where it is before the document's own.
    """
    begins = document.in_force_from
    return Source(citation=citation, document=document, since=since if begins and since < begins else None)


def distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each provision once; a document as a whole only where none of its provisions is named."""
    by_citation: dict[Citation, Source] = {}
    for source in sources:
        known = by_citation.get(source.citation)
        if known is None or (known.since is None and source.since):
            by_citation[source.citation] = source
    precise = {citation.document for citation in by_citation if citation.article}
    return tuple(
        source
        for citation, source in by_citation.items()
        if citation.article or citation.document not in precise
    )


def source_line(entry: Entry, sources: Sequence[Source], rating: Rating) -> str:
    """Where an answer comes from and when it was checked, in the words its rating asks for."""
    return _line(sources, rating, entry.checked_on, entry.source)


def provisions_line(sources: Sequence[Source], rating: Rating, checked_on: str) -> str:
    """The same of provisions that no entry names.

    Args:
        checked_on: A day, month or year in ISO form.
    """
    return _line(sources, rating, checked_on)


def doubt_line(rating: Rating, checked_on: str) -> str:
    """How sure something is, in the words of its source line, where nobody has read its law; else "".

    Args:
        checked_on: A day, month or year in ISO form.
    """
    return _rated(rating, checked_on) if rating in (Rating.REPORTED, Rating.UNCONFIRMED) else ""


def provisions(sources: Sequence[Source]) -> str:
    """The provisions alone, with the days they are in force from; "" for none."""
    return _sources_said(sources) if sources else ""


def _line(sources: Sequence[Source], rating: Rating, checked_on: str, source: str | None = None) -> str:
    parts = [_sources_said(sources)] if sources else []
    if source:
        parts.append(word("source", source=source))
    parts.append(_rated(rating, checked_on))
    return " ".join(parts)


def _rated(rating: Rating, checked_on: str) -> str:
    return word(f"rating_{rating.name.lower()}", day=said_partial(checked_on))


def _sources_said(sources: Sequence[Source]) -> str:
    by_document: dict[str, list[Source]] = {}
    for source in sources:
        by_document.setdefault(source.document.number, []).append(source)
    groups = [_widest(group) for group in by_document.values()]
    told = groups[:_DOCUMENTS_SHOWN]
    shown = "; ".join(_of_document(group, most=_PROVISIONS_SHOWN) for group in told)
    more = sum(map(len, groups)) - sum(min(len(group), _PROVISIONS_SHOWN) for group in told)
    return word("sources_more", sources=shown, more=more) if more else word("sources", sources=shown)


def _widest(group: Sequence[Source]) -> list[Source]:
    """The provisions of one document, each told once; the first day of a rule goes to what is left."""
    since = next((source.since for source in group if source.since), None)
    by_citation = {source.citation: source for source in group}
    return [replace(by_citation[one], since=since) for one in widest(by_citation)]


def _of_document(group: Sequence[Source], most: int) -> str:
    document = group[0].document
    shown = in_order([source.citation for source in group[:most]])
    provisions = ", ".join(filter(None, (one.provision() for one in shown)))
    since = next((source.since for source in group if source.since), None)
    days = dated(document, since)
    return " ".join(filter(None, (provisions, document.name, f"({days})" if days else "")))
