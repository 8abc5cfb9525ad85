"""The list of entries as editors look for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from language.search_key import search_key
from services.editing.keepers import keeper_of
from services.editing.model import Draft, DraftState, Mark
from services.policy.content import Content
from services.policy.entry import Entry, Status

_KEPT = 8_192  # entries
# How many days before its day a review is looked for.
REVIEWS = {"overdue": 0, "month": 30, "quarter": 90}
STATES = ("published", "draft", "review", "returned", "retired", "marked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry: as it is live, as it is being written, or both.

    `days_left`: before its answer counts as stale; None where nothing is answered from it.
    `marks`: documents it cites that were replaced.
    """

    entry: Entry
    is_live: bool
    draft: DraftState | None
    days_left: int | None
    marks: tuple[Mark, ...] = ()

    @property
    def states(self) -> frozenset[str]:
        """Those of `STATES` that it is in."""
        found = {self.draft.value} if self.draft else set()
        if self.is_live:
            found.add(self.entry.status.value)
        return frozenset(found | ({"marked"} if self.marks else set()))

    def is_due(self, review: str) -> bool:
        """Whether its review falls into one of `REVIEWS`."""
        return self.days_left is not None and self.days_left <= REVIEWS[review]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is looked for; "" is anything.

    Attributes:
        state: One of `STATES`.
        review: One of `REVIEWS`.
        rating: Value of a `Rating`: how sure the Center is.
        text: Beginnings of words in any order.
    """

    topic: str = ""
    state: str = ""
    keeper: str = ""
    review: str = ""
    rating: str = ""
    text: str = ""


def rows(content: Content, drafts: Iterable[Draft], marks: Iterable[Mark], today: date) -> list[Row]:
    """Every entry, new drafts first, live ones in the order of the content and as they are live."""
    states = {draft.key: draft for draft in drafts if isinstance(draft.record, Entry)}
    by_entry: dict[str, list[Mark]] = {}
    for mark in marks:
        by_entry.setdefault(mark.entry, []).append(mark)
    new = [
        Row(entry=draft.record, is_live=False, draft=draft.state, days_left=None)
        for key, draft in states.items()
        if key not in content.entries and isinstance(draft.record, Entry)
    ]
    return new + [
        Row(
            entry=entry,
            is_live=True,
            draft=states[entry.id].state if entry.id in states else None,
            days_left=(entry.review_by - today).days if entry.status is Status.PUBLISHED else None,
            marks=tuple(by_entry.get(entry.id, ())),
        )
        for entry in content.entries.values()
    ]


def chosen(found: Sequence[Row], wanted: Filter) -> list[Row]:
    """The rows that meet the filter; reviews due are listed by their day."""
    words = [f" {word}" for word in search_key(wanted.text).split()]
    kept = [
        row
        for row in found
        if (not wanted.topic or row.entry.topic == wanted.topic)
        and (not wanted.state or wanted.state in row.states)
        and (not wanted.keeper or keeper_of(row.entry) == wanted.keeper)
        and (not wanted.review or row.is_due(wanted.review))
        and (not wanted.rating or row.entry.rating.value == wanted.rating)
        and (not words or _has(row.entry, words))
    ]
    return sorted(kept, key=lambda row: row.entry.review_by) if wanted.review else kept


def _has(entry: Entry, words: Collection[str]) -> bool:
    return any(all(word in text for word in words) for text in _searched(entry))


@lru_cache(maxsize=_KEPT)
def _searched(entry: Entry) -> tuple[str, ...]:
    """What is said, and each way it is asked; a word is found at its beginning only."""
    said = " ".join((entry.id, entry.question, entry.answer))
    return tuple(f" {search_key(text)}" for text in (said, *entry.asked))
