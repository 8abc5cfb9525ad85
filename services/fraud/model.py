"""An offer that is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

HELD = "held"
REPORTED = "reported"  # the sign of an offer that people called a fraud; of data/fraud/signals.yml
CONFIRMED = "confirmed"  # the sign of an offer that an officer knows to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why an offer is not shown until a person releases it, or, where it is open, is shown with a warning.

    Attributes:
        kind: vacancies or overseas_orders.
        record_id: Of the offer.
        signals: Keys of `signals` in data/fraud/signals.yml, the strongest first.
        batch_id: The import that brought the signals; None when they came otherwise.
        id: None before it is stored.
        released_at: None while it stands.
    """

    kind: str
    record_id: int
    signals: tuple[str, ...]
    held_at: datetime
    batch_id: int | None = None
    id: int | None = None
    released_at: datetime | None = None
