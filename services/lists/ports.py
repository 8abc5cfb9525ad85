"""What looking through lists asks of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from services.lists.search import Found, ListSearch


class ListRepository(Protocol):
    """Finds records of every kind in every state."""

    def find(self, search: ListSearch, limit: int) -> Sequence[Found]:
        """The first records behind `search.after`, in their order."""
        ...

    def statuses(self, kind: str, numbers: Sequence[int]) -> Mapping[int, str]:
        """Number → status, of those of vacancies or overseas orders that there are."""
        ...
