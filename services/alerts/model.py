"""What a person wants to be told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.dialogue.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """An alert of one conversation.

    Attributes:
        wish: Trade, place, pay: what an offer must meet.
        hour: Of the day in Cà Mau at which she is told; by day.
        known: Offers that met the wish when it was last looked at, such as `vacancy:12`: no news.
        looked_on: Day of the last look; None before the first.
        ended_at: None while it holds.
        id: None before it is stored.
    """

    conversation: str
    wish: Frame
    hour: int
    created_at: datetime
    known: tuple[str, ...] = ()
    looked_on: date | None = None
    ended_at: datetime | None = None
    id: int | None = None
