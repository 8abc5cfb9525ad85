"""Legal documents as records: when each is in force and what took its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from services.policy.dates import first_day
from services.policy.rating import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """One document.

    Attributes:
        number: As it is cited: "335/2026/NĐ-CP".
        kind: "Nghị định", "Luật", …
        signed, checked_on: A day, month or year in ISO form.
        in_force_from: First day in force; None where nobody knows it.
        in_force_to: Last day in force; None while it holds.
        replaces: Numbers of the documents it took the place of.
        address: Where its text can be read; None where nobody has put it in.
    """

    number: str
    kind: str
    title: str
    issuer: str
    rating: Rating
    checked_on: str
    signed: str | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaces: tuple[str, ...] = ()
    note: str | None = None
    address: str | None = None

    @property
    def name(self) -> str:
        """Kind and number: "Nghị định 335/2026/NĐ-CP"; a plain name that says its kind stands alone."""
        told = self.number.startswith(self.kind) or not any(map(str.isdigit, self.number))
        return self.number if told else f"{self.kind} {self.number}"

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day; where its beginning is unknown, from the day it was signed."""
        begins = self.in_force_from or (first_day(self.signed) if self.signed else date.min)
        return begins <= day and (self.in_force_to is None or day <= self.in_force_to)


@dataclass(frozen=True)
class Documents(Mapping[str, LegalDocument]):
    """All documents by number."""

    by_number: Mapping[str, LegalDocument] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[LegalDocument]) -> Documents:
        """Documents in the order given."""
        return cls({document.number: document for document in documents})

    def __getitem__(self, number: str) -> LegalDocument:
        return self.by_number[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_number)

    def __len__(self) -> int:
        return len(self.by_number)

    def replaced_by(self, number: str) -> tuple[LegalDocument, ...]:
        """What took the place of a document, the earliest in force first."""
        found = [document for document in self.by_number.values() if number in document.replaces]
        return tuple(sorted(found, key=lambda document: document.in_force_from or date.min))
