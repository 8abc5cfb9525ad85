"""What the signs of fraud ask of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.fraud.model import Hold


class HoldRepository(Protocol):
    """Offers that are held, and those that were released."""

    def add_all(self, holds: Sequence[Hold]) -> None:
        """Store new holds."""

    def get(self, hold_id: int) -> Hold | None:
        """One hold; None if there never was one, or its import was undone."""

    def standing(self) -> list[Hold]:
        """Holds that were not released, the oldest first."""

    def of_record(self, kind: str, record_id: int) -> list[Hold]:
        """Every hold of one offer, released ones too, the oldest first."""

    def release(self, kind: str, record_id: int, at: datetime) -> None:
        """End every standing hold of one offer."""

    def remove_of_batch(self, batch_id: int) -> None:
        """Forget the holds that an import brought."""
