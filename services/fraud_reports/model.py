"""What somebody says of an offer: that it is fraud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FraudReport:
    """One report.

    Attributes:
        item: The offer, such as `vacancy:12`.
        title: Of the offer on the day of the report.
        took_down: Whether the report took the offer off the lists; not when it was off them already,
            or the conversation had taken down too many that day.
        id: None before it is stored; its number is what the person is told.
    """

    conversation: str
    item: str
    title: str
    took_down: bool
    reported_at: datetime
    id: int | None = None
