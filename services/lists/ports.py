"""What looking through lists asks of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from services.jobs.model import Employer
    from services.lists.employer_search import EmployerSearch
    from services.lists.search import Found, ListSearch


class ListRepository(Protocol):
    """Finds records of every kind in every state."""

    def find(self, search: ListSearch, limit: int) -> Sequence[Found]:
        """The first records behind `search.after`, in their order."""
        ...

    def statuses(self, kind: str, numbers: Sequence[int]) -> Mapping[int, str]:
        """Number → status, of those of vacancies or overseas orders that there are."""
        ...

    def employers(self, search: EmployerSearch, limit: int) -> Sequence[Employer]:
        """The first employers behind `search.after`, by the keys of their names."""
        ...

    def employer(self, number: int) -> Employer | None:
        """One employer; None if there is none."""
        ...

    def named(self, name: str) -> Employer | None:
        """The employer of exactly this name; None if there is none."""
        ...

    def add_employer(self, employer: Employer) -> int:
        """Store a new one, whose name nobody has; gives its number."""
        ...

    def save_employer(self, employer: Employer) -> None:
        """Store other facts of one; its name must be nobody else's."""
        ...

    def remove_employer(self, number: int) -> None:
        """Forget one.

        Raises:
            InvalidInput: It has vacancies.
        """
        ...

    def employer_names(self) -> Sequence[tuple[int, str]]:
        """Number and name of every employer."""
        ...

    def shown_of(self, numbers: Sequence[int], today: date) -> Mapping[int, int]:
        """Number → how many vacancies people see on a day; without those that have none."""
        ...

    def vacancies_of(
        self, number: int, *, after: int = 0, limit: int, shown_on: date | None = None, title_key: str = ""
    ) -> Sequence[int]:
        """Numbers of the vacancies of an employer above `after`, rising; only some if that is asked."""
        ...

    def move_vacancies(self, source: int, target: int) -> int:
        """Give the vacancies and the other names of one employer to another; how many vacancies."""
        ...

    def remember_name(self, company_key: str, number: int) -> None:
        """From now on the key of a name stands for an employer."""
        ...

    def other_names(self) -> Mapping[str, Employer]:
        """Key of a name → employer, of those that were merged."""
        ...

    def same_titles(self, today: date, after: tuple[int, str], limit: int) -> Sequence[tuple[int, str]]:
        """Employer and title of which people see several vacancies, above `after`, rising."""
        ...

    def vacancies_titled(
        self, titles: Sequence[tuple[int, str]], today: date
    ) -> Mapping[tuple[int, str], Sequence[int]]:
        """Employer and title → numbers of the vacancies of it that people see, rising."""
        ...
