"""Time limits whose last day is a Saturday, a Sunday or a public holiday."""

from __future__ import annotations

from datetime import date, timedelta

from services.handover.office_hours import hours_from

_A_DAY = timedelta(days=1)


def put_off(last: date) -> date:
    """The next day offices work, where a time limit ends on a day they do not; else its last day.

    Civil law lets such a limit end there, but nobody has read whether the offices hold to it: until that
    day nothing is judged too late, and nobody is told to wait for it.
    """
    hours = hours_from(None, None)
    while not hours.windows(last):
        last += _A_DAY
    return last


def brought_forward(last: date) -> date:
    """The last day offices work before a time limit is over: the day that is told."""
    hours = hours_from(None, None)
    while not hours.windows(last):
        last -= _A_DAY
    return last
