"""Looking through a list, page by page; what a page costs does not depend on how long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from language.search_key import search_key
from services.errors import InvalidInput
from services.imports.model import Record
from services.imports.record_kinds import CLASSES, store_of
from services.ports import UnitOfWork

PAGE = 25
SOON_DAYS = 7
ALL, SHOWN, PAST, SOON = "all", "shown", "past", "soon"
# What can be asked for; the other states are those of the records themselves.
STATES: dict[str, tuple[str, ...]] = {
    "vacancies": (SHOWN, SOON, PAST, "held", "filled", "withdrawn", ALL),
    "courses": (SHOWN, SOON, PAST, "gathering", "open", "running", "finished", ALL),
    "overseas_orders": (SHOWN, SOON, PAST, "held", "filled", "withdrawn", ALL),
    "licensed_companies": (ALL, "valid", "suspended", "revoked", "unknown"),
}
_MOST_WORDS = 6
_PIECE = 250  # records read at once for a file
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Found:
    """A record and where it stands in its order; `day` is None where records are ordered by number."""

    day: date | None
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSearch:
    """What is asked for.

    Attributes:
        kind: A key of STATES.
        state: One of STATES; SOON is ordered by the last day, all others begin with the newest.
        words: Folded; each must begin a word of the title or of the name of who offers.
        after: The record next to the page; None for the first page, or the last one if backwards.
        backwards: Whether the page is the one in front of `after`.
    """

    kind: str
    state: str
    today: date
    words: tuple[str, ...] = ()
    after: Found | None = None
    backwards: bool = False

    @property
    def soon_until(self) -> date:
        """Last day that counts as soon."""
        return self.today + timedelta(SOON_DAYS)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Records in their order; `after` leads to the next page, `before` to the former; None at an end."""

    records: Sequence[Record]
    after: Found | None
    before: Found | None


def list_search(
    kind: str,
    today: date,
    *,
    text: str = "",
    state: str = "",
    after: Found | None = None,
    backwards: bool = False,
) -> ListSearch:
    """A search from what a person typed and chose.

    Raises:
        InvalidInput: There is no such kind or state.
    """
    if kind not in STATES:
        raise InvalidInput(f"There is no list {kind!r}.")
    chosen = state or STATES[kind][0]
    if chosen not in STATES[kind]:
        raise InvalidInput(f"A list of {kind} has no state {chosen!r}.")
    return ListSearch(
        kind=kind, state=chosen, today=today, words=search_words(text), after=after, backwards=backwards
    )


def search_words(text: str) -> tuple[str, ...]:
    """The words of a search, without marks; more than a few are left out."""
    return tuple(dict.fromkeys(search_key(text).split()))[:_MOST_WORDS]


def list_page(uow: UnitOfWork, search: ListSearch) -> ListPage:
    """One page."""
    shown, after, before = one_page(uow.lists.find(search, PAGE + 1), search.after, search.backwards)
    return ListPage(_records(uow, search.kind, shown), after, before)


def first_records(uow: UnitOfWork, search: ListSearch, limit: int) -> list[Record]:
    """The first of all that a search finds, for a file."""
    found = uow.lists.find(search, limit)
    pieces = (found[start : start + _PIECE] for start in range(0, len(found), _PIECE))
    return [record for piece in pieces for record in _records(uow, search.kind, piece)]


def _records(uow: UnitOfWork, kind: str, found: Sequence[Found]) -> list[Record]:
    ids = [one.id for one in found]
    if kind == "vacancies":
        return list(uow.jobs.get_many(ids))
    return [store_of(kind, uow).get(number) for number in ids]


def list_start(uow: UnitOfWork, search: ListSearch) -> int:
    """How many there are, counted no further than one more than a page takes."""
    return len(uow.lists.find(search, PAGE + 1))


def one_page(
    found: Sequence[Item], start: object | None, backwards: bool
) -> tuple[Sequence[Item], Item | None, Item | None]:
    """What a page shows of one item more than it takes, and where the next and the former page begin."""
    shown, more = list(found[:PAGE]), len(found) > PAGE
    if backwards:
        shown.reverse()
        return shown, shown[-1] if shown and start is not None else None, shown[0] if more else None
    return shown, shown[-1] if more else None, shown[0] if shown and start is not None else None


def known_kind(kind: str) -> bool:
    """Whether there is a list of this kind."""
    return kind in CLASSES
