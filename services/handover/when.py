"""Times of officers in words: "sáng thứ Tư 25/11", with the clock only where it is confirmed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from services.calendar import local
from services.handover.office_hours import OfficeHours, Window
from services.handover.words import said

_NOON = 12


def half_day(window: Window, at: datetime, hours: OfficeHours) -> str:
    """A window as it is told to people.

    Args:
        at: Now; today and tomorrow are called so.
    """
    key = "with_clock" if hours.confirmed else "half_day"
    return said(
        "when",
        key,
        part=part_of_day(window.begins),
        day=_day(local(window.begins).date(), local(at).date()),
        begins=clock(window.begins),
        ends=clock(window.ends),
    )


def span(begins: datetime, ends: datetime, at: datetime, hours: OfficeHours) -> str:
    """A time that somebody wished for: a window of the office, or hours of the clock within one."""
    begins, ends = local(begins), local(ends)
    window = Window(begins, ends)
    if window in hours.windows(begins.date()):
        return half_day(window, at, hours)
    day = f"{part_of_day(begins)} {_day(begins.date(), local(at).date())}"
    return said("when", "at_clock", begins=clock(begins), ends=clock(ends), day=day)


def part_of_day(at: datetime) -> str:
    """ "sáng" or "chiều"."""
    return said("when", "morning" if local(at).hour < _NOON else "afternoon")


def clock(at: datetime) -> str:
    """Hours and minutes in Cà Mau."""
    return local(at).strftime("%H:%M")


def _day(day: date, today: date) -> str:
    if day == today:
        return said("when", "today")
    weekday = said("when", "weekdays").split(", ")[day.weekday()]
    dated = said("when", "day", weekday=weekday, date=f"{day.day:02}/{day.month:02}")
    return f"{said('when', 'tomorrow')}, {dated}" if day == today + timedelta(days=1) else dated
