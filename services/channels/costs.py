"""What messages to a platform cost: when they are free, and how many were paid for."""

from datetime import date, datetime, timedelta
from enum import Enum


class CostKind(str, Enum):
    """How a message is paid for."""

    FREE = "free"
    CHARGED = "charged"
    TEMPLATE = "template"


class Window(str, Enum):
    """What the platform allows, by the person's last sign of life."""

    FREE = "free"
    CHARGED = "charged"
    CLOSED = "closed"


def window_at(heard: datetime | None, at: datetime, free: timedelta, charged: timedelta) -> Window:
    """The window at an instant.

    Args:
        heard: When the person last wrote or pressed something; None if never.
        at: When the message would be sent.
        free: How long after that messages are free.
        charged: How long after that they are allowed at all.
    """
    if heard is None or at - heard > charged:
        return Window.CLOSED
    return Window.FREE if at - heard <= free else Window.CHARGED


def month_of(day: date) -> tuple[date, date]:
    """The first day of a day's month, and of the month after."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)
