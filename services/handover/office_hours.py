"""When officers are there: the week, public holidays and Tết by data/office_hours.yml."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from services.calendar import CA_MAU_TIME, local
from services.errors import InvalidInput
from services.resources import load_yaml

if TYPE_CHECKING:
    from services.ports import UnitOfWork

# Keys where the page puts them.
WEEK, DAYS_OFF = "office_week", "days_off"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LOOK_AHEAD = 30  # days; the longest row of days off is Tết with its weekends


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which officers are there, by the clock in Cà Mau; `ends` is the first instant behind it."""

    begins: datetime
    ends: datetime

    def holds(self, at: datetime) -> bool:
        """Whether an instant is in it."""
        return self.begins <= at < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """One day or several in a row; not `verified` while the yearly notice is not out."""

    begins: date
    ends: date
    name: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours:
    """The hours of the seven days from Monday on, the days off, the days worked beside the week.

    Hours of the clock are told to people only if the Center has `confirmed` them.
    """

    confirmed: bool
    week: tuple[tuple[tuple[time, time], ...], ...]
    closed: tuple[DayOff, ...]
    opened: Mapping[date, tuple[tuple[time, time], ...]]

    def is_open(self, at: datetime) -> bool:
        """Whether officers are there at an instant."""
        return any(window.holds(at) for window in self.windows(local(at).date()))

    def day_off(self, day: date) -> DayOff | None:
        """The day off that a day is, unless it is worked after all."""
        if day in self.opened:
            return None
        return next((off for off in self.closed if off.begins <= day <= off.ends), None)

    def windows(self, day: date) -> tuple[Window, ...]:
        """The hours of one day, in order; none when nobody is there."""
        hours = self.opened.get(day)
        if hours is None:
            hours = () if self.day_off(day) else self.week[day.weekday()]
        return tuple(
            Window(
                datetime.combine(day, begins, CA_MAU_TIME),
                datetime.combine(day, ends, CA_MAU_TIME),
            )
            for begins, ends in hours
        )

    def following(self, at: datetime, least: timedelta = timedelta()) -> Iterator[Window]:
        """The windows that are not over at an instant, in order, for a month.

        Args:
            at: From then on; a window that has begun counts from there.
            least: One with less time left than this is left out.
        """
        first = local(at).date()
        for ahead in range(_LOOK_AHEAD):
            for window in self.windows(first + timedelta(days=ahead)):
                if window.ends - max(window.begins, at) > least:
                    yield window


def office_hours(uow: UnitOfWork) -> OfficeHours:
    """Those of the Center: what is set on the page, else what the file says."""
    settings = uow.in_force.read().settings
    return hours_from(settings.get(WEEK), settings.get(DAYS_OFF))


@lru_cache(maxsize=4)
def hours_from(week: str | None, days_off: str | None) -> OfficeHours:
    """The hours where parts of the file may be replaced.

    Args:
        week: JSON of `confirmed` and `week`; None for the file's.
        days_off: JSON of `closed` and `opened`, days as "2027-02-05"; None for the file's.

    Raises:
        InvalidInput: As for `read_office_hours`.
    """
    data = dict(load_yaml("office_hours.yml"))
    if week is not None:
        data |= json.loads(week)
    if days_off is not None:
        data |= _with_days(json.loads(days_off))
    return read_office_hours(data)


def _with_days(data: Mapping[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat
    return {
        "closed": [{**row, "from": day(row["from"]), "until": day(row["until"])} for row in data["closed"]],
        "opened": [{**row, "day": day(row["day"])} for row in data["opened"]],
    }


def read_office_hours(data: Mapping[str, Any]) -> OfficeHours:
    """Hours from the form of data/office_hours.yml.

    Raises:
        InvalidInput: Hours end before they begin, overlap, or a row of days off is the wrong way round.
    """
    closed = tuple(
        DayOff(begins=row["from"], ends=row["until"], name=row["name"], verified=row["verified"])
        for row in data["closed"]
    )
    for off in closed:
        if off.ends < off.begins:
            raise InvalidInput(f"The days off {off.begins} to {off.ends} end before they begin.")
    return OfficeHours(
        confirmed=data["confirmed"],
        week=tuple(_hours(data["week"][name]) for name in _WEEKDAYS),
        closed=closed,
        opened={row["day"]: _hours(row["hours"]) for row in data["opened"]},
    )


def _hours(rows: list[list[str]]) -> tuple[tuple[time, time], ...]:
    hours = tuple((time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in rows)
    instants = [instant for pair in hours for instant in pair]
    if any(later <= earlier for earlier, later in pairwise(instants)):
        raise InvalidInput(f"The hours {rows} are not in order.")
    return hours
