"""One reviewed question with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from services.policy.citation import Citation
from services.policy.rating import Rating

FACETS = ("dossier", "where", "time", "fee", "details")


class Status(str, Enum):
    """Only a published entry is answered from."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem:
    """One paper to bring; `form` and `document` say which form of which legal document it is.

    `file` is where the Center keeps its copy of the form, once an editor has attached one.
    """

    name: str
    form: str | None = None
    document: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question, the ways people ask it, and what is answered; texts hold names of values in braces.

    Attributes:
        id: Lower-case words joined by hyphens, at most 32 characters, so that a button can carry it.
        checked_on: Day, month or year of the newest source, in ISO form.
        review_by: First day on which the answer counts as stale.
        source: Where a fact comes from that no document says; with a C rating there may be none.
        next: Ids of the questions people ask then, the likeliest first.
        keeper: Unit that keeps it right where that is not the one of its topic.
    """

    id: str
    topic: str
    question: str
    asked: tuple[str, ...]
    answer: str
    rating: Rating
    checked_on: str
    review_by: date
    status: Status
    citations: tuple[Citation, ...] = ()
    source: str | None = None
    details: str | None = None
    dossier: tuple[DossierItem, ...] = ()
    where: str | None = None
    fee: str | None = None
    time: str | None = None
    next: tuple[str, ...] = ()
    keeper: str | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        """The question and every other way it is asked."""
        return (self.question, *self.asked)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Name and text of every field that is shown and may name values."""
        for name in ("answer", "details", "where", "fee", "time"):
            text = getattr(self, name)
            if text:
                yield name, text
        for item in self.dossier:
            yield "dossier", " ".join(filter(None, (item.name, item.form)))

    def has(self, facet: str) -> bool:
        """Whether it says anything of one of `FACETS`."""
        return bool(getattr(self, facet))
