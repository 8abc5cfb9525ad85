"""Looking through a list, page by page; what a page costs does not depend on how long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
        words: Folded; each must be in the title or the name of who offers.
        after: The last record of the page before; None for the first page.
    """

    kind: str
    state: str
    today: date
    words: tuple[str, ...] = ()
    after: Found | None = None

    @property
    def soon_until(self) -> date:
        """Last day that counts as soon."""
        return self.today + timedelta(SOON_DAYS)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Records in their order; `after` leads to the next page, None on the last one."""

    records: Sequence[Record]
    after: Found | None


def list_search(
    kind: str, today: date, *, text: str = "", state: str = "", after: Found | None = None
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
    words = tuple(dict.fromkeys(search_key(text).split()))[:_MOST_WORDS]
    return ListSearch(kind=kind, state=chosen, today=today, words=words, after=after)


def list_page(uow: UnitOfWork, search: ListSearch) -> ListPage:
    """One page."""
    found = uow.lists.find(search, PAGE + 1)
    shown = found[:PAGE]
    ids = [one.id for one in shown]
    records: list[Record] = (
        list(uow.jobs.get_many(ids))
        if search.kind == "vacancies"
        else [store_of(search.kind, uow).get(number) for number in ids]
    )
    return ListPage(records, shown[-1] if len(found) > PAGE else None)


def known_kind(kind: str) -> bool:
    """Whether there is a list of this kind."""
    return kind in CLASSES
