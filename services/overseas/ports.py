"""What orders for work abroad ask of the database."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from services.overseas.model import OverseasOrder


class OverseasOrderRepository(Protocol):
    """Orders for work abroad."""

    def get(self, order_id: int) -> OverseasOrder | None:
        """One order in whatever state it is; None if there never was one."""

    def add(self, order: OverseasOrder) -> int:
        """Store a new order; returns its id."""

    def save(self, order: OverseasOrder) -> None:
        """Store a changed order.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """

    def remove(self, order_id: int) -> None:
        """Forget an order; nothing happens when there is none."""

    def on_list(self, since: date) -> Iterator[OverseasOrder]:
        """Orders open or held whose last day is not before a day, by id."""

    def shown(self, today: date) -> list[OverseasOrder]:
        """All orders open on a day, by id; there are hundreds at most.

        Samples are among them only while there is nothing else.
        """
