"""An entry as it is answered on a day: text with that day's values, the provisions behind it, the date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from services.errors import NotFound
from services.policy.citation import Citation
from services.policy.content import Content
from services.policy.dates import said_day
from services.policy.documents import LegalDocument
from services.policy.entry import DossierItem, Entry
from services.policy.hotlines import number_of
from services.policy.placeholders import Placeholder, fill, placeholders
from services.policy.rating import Rating, weakest
from services.policy.sources import Source, distinct, source_line, source_of_value
from services.policy.values import Dated
from services.policy.words import word


class Lacking(str, Enum):
    """Why there is no answer on a day."""

    STALE = "stale"
    NOT_THEN = "not_then"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is shown: the text, the line that says where it comes from, and the provisions themselves."""

    entry: Entry
    text: str
    source_line: str
    sources: tuple[Source, ...]
    rating: Rating


def answer(entry: Entry, content: Content, day: date, today: date, facet: str = "answer") -> Answer | Lacking:
    """What an entry says on a day.

    Args:
        entry: A published entry of `content`.
        day: The day asked about; values and provisions are those of that day.
        today: An entry whose review is overdue today says nothing.
        facet: "answer" or one of `services.policy.entry.FACETS`.

    Returns:
        The answer, or why there is none: its review is overdue, a value or every provision was not in
        force that day, or the entry says nothing of that facet.

    Raises:
        NotFound: A value or a document it names does not exist; `services.policy.check` finds these.
    """
    if today >= entry.review_by:
        return Lacking.STALE
    if facet != "answer" and not entry.has(facet):
        return Lacking.NOT_TOLD
    text = _dossier(entry, content) if facet == "dossier" else str(getattr(entry, facet))
    named = list(_named(text))
    values = {found.name: content.values.on(found.name, day) for found in named if found.on is None}
    if any(value is None for value in values.values()):
        return Lacking.NOT_THEN
    held = {name: value for name, value in values.items() if value is not None}
    if entry.citations and not any(_document(content, cited).holds(day) for cited in entry.citations):
        return Lacking.NOT_THEN
    sources = distinct(_sources(entry, content, day, held))
    rating = weakest([entry.rating, *(value.rating for value in held.values())])
    return Answer(
        entry=entry,
        text=fill(text, lambda found: _said(found, content, held)),
        source_line=source_line(entry, sources, rating),
        sources=sources,
        rating=rating,
    )


def _named(text: str) -> Iterator[Placeholder]:
    return (found for found in placeholders(text) if not found.hotline)


def _said(found: Placeholder, content: Content, held: Mapping[str, Dated]) -> str:
    if found.hotline:
        return number_of(found.name)
    value = held.get(found.name) if found.on is None else content.values.on(found.name, found.on)
    if value is None:
        raise NotFound(f"{found.name!r} had no value on {found.on}.")
    if found.form == "since":
        return said_day(value.since)
    return value.said(bare=found.form == "number")


def _dossier(entry: Entry, content: Content) -> str:
    return "\n".join(f"- {_paper(item, content)}" for item in entry.dossier)


def _paper(item: DossierItem, content: Content) -> str:
    form = item.form or ""
    if item.document:
        document = content.documents.get(item.document)
        name = document.name if document else item.document
        form = f"{form}, {name}" if form else name
    named = f"{item.name} ({form})" if form else item.name
    return word("paper_with_file", paper=named, file=item.file) if item.file else named


def _sources(entry: Entry, content: Content, day: date, held: Mapping[str, Dated]) -> Iterator[Source]:
    """The entry's own provisions in force that day, then those of the values named."""
    for citation in entry.citations:
        document = _document(content, citation)
        if document.holds(day):
            yield Source(citation=citation, document=document)
    for value in held.values():
        for citation in value.citations:
            yield source_of_value(citation, _document(content, citation), value.since)


def _document(content: Content, citation: Citation) -> LegalDocument:
    document = content.documents.get(citation.document)
    if document is None:
        raise NotFound(f"There is no legal document {citation.document!r}.")
    return document
