"""Looking for employers, by name, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.jobs.model import Employer
from services.lists.search import PAGE, one_page, search_words
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerSearch:
    """What is asked for; see services.lists.search.ListSearch. `after` is the key of a name and a number."""

    words: tuple[str, ...] = ()
    after: tuple[str, int] | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """Employers by name, each with how many of its vacancies people see."""

    employers: Sequence[tuple[Employer, int]]
    after: Employer | None
    before: Employer | None


def employer_page(
    uow: UnitOfWork, text: str, today: date, *, start: int | None = None, backwards: bool = False
) -> EmployerPage:
    """One page.

    Args:
        start: Number of the employer next to the page; None, or one that is gone, for an end of the list.
    """
    known = None if start is None else uow.lists.employer(start)
    after = None if known is None or known.id is None else (known.name_key, known.id)
    search = EmployerSearch(words=search_words(text), after=after, backwards=backwards)
    shown, following, former = one_page(uow.lists.employers(search, PAGE + 1), after, backwards)
    counts = uow.lists.shown_of([one.id for one in shown if one.id is not None], today)
    return EmployerPage([(one, counts.get(one.id or 0, 0)) for one in shown], following, former)
