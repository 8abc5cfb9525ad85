"""Documents asked for by number: "Nghị định 20/2021 còn hiệu lực không?", "Điều 11 Nghị định 335"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from language.search_key import fold
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.resources import load_yaml

_ARTICLE = re.compile(r"\bdieu (\d{1,3})\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "Có quyết định 5 ngày rồi" names no document.
_COUNTED = (
    r"(?! (?:ngay|bua|hom|tuan|thang|gio|tieng|lan|nguoi|tuoi|trieu|nghin|ngan"
    r"|nam(?! (?:nay|ngoai|(?:19|20)\d\d)))\b)"
)


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """What a message names of a document; `kind` is one of data/policy/document_kinds.yml.

    `tail` is what follows the year, without tone marks: "nd-cp", "tt-bnv".
    """

    kind: str
    number: str
    year: str | None = None
    tail: str | None = None
    article: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """For handing on."""
        return {name: getattr(self, name) for name in ("kind", "number", "year", "tail", "article")}

    @classmethod
    def from_json(cls, body: Mapping[str, str | None]) -> DocumentReference:
        """Read what `as_json` wrote."""
        kind, number = str(body["kind"]), str(body["number"])
        return cls(kind, number, body["year"], body["tail"], body["article"])


def find_references(text: str) -> Iterator[DocumentReference]:
    """Every document a message names by kind and number.

    Args:
        text: A message in canonical form.
    """
    key = re.sub(r"\s*([/-])\s*", r"\1", fold(text))
    article = _ARTICLE.search(key)
    for found in _pattern().finditer(key):
        if _is_law_of_a_year(found):
            continue
        kind = _kinds()[found["kind"]]
        yield DocumentReference(
            kind, found["number"], found["year"], found["tail"], article[1] if article else None
        )


def documents_named(reference: DocumentReference, content: Content) -> tuple[LegalDocument, ...]:
    """The documents a reference may mean, the newest first; several when the year is missing."""
    found = [
        document
        for document in content.documents.values()
        if document.kind == reference.kind and _agrees(document.number, reference)
    ]
    return tuple(sorted(found, key=lambda document: _year(document.number), reverse=True))


def entries_drawing_on(document: LegalDocument, article: str | None, content: Content) -> tuple[Entry, ...]:
    """Published entries that cite a document; those that cite the article first, and only them if any do."""
    citing = content.citing(document.number)
    if article is None:
        return citing
    exact = tuple(
        entry
        for entry in citing
        if any(
            citation.document == document.number and citation.article == article
            for citation in entry.citations
        )
    )
    return exact or citing


def _is_law_of_a_year(found: re.Match[str]) -> bool:
    """ "Luật 2025": laws are numbered below a thousand, so this is the year."""
    return found["kind"].startswith(("luat", "bo luat")) and bool(_YEAR.fullmatch(found["number"]))


def _agrees(number: str, reference: DocumentReference) -> bool:
    parts = number.split("/")
    if parts[0].lstrip("0") != reference.number.lstrip("0"):
        return False
    if reference.year and (len(parts) < 2 or parts[1] != reference.year):
        return False
    return not reference.tail or len(parts) < 3 or fold(parts[2]) == reference.tail


def _year(number: str) -> str:
    parts = number.split("/")
    return parts[1] if len(parts) > 1 and parts[1].isdigit() else ""


@cache
def _kinds() -> dict[str, str]:
    return {
        fold(word): kind for kind, words in load_yaml("policy/document_kinds.yml").items() for word in words
    }


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<kind>{kinds})(?: so)?[ .]*(?P<number>\d{{1,4}})"
        rf"(?:(?:/| nam )(?P<year>(?:19|20)\d\d)(?:/(?P<tail>[a-z0-9-]+))?)?\b{_COUNTED}"
    )
