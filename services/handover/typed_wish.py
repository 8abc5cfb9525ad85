"""When somebody wants to be called, and at which number, read from what was typed; rules, no model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from language.canonical import canonical
from language.dates import find_dates
from language.search_key import fold
from services.calendar import CA_MAU_TIME, local
from services.handover.office_hours import OfficeHours, Window
from services.handover.words import minutes
from services.interest.answers import phone_in
from services.resources import load_yaml

_NOON = 12
_EARLIEST = 7  # "3 giờ" alone is in the afternoon
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWish:
    """What a message says of a call; `closed` when it names a time at which no officer is there."""

    phone: str | None = None
    window: Window | None = None
    closed: bool = False
    no_call: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.phone or self.window or self.closed or self.no_call)


def read_typed_wish(text: str, at: datetime, hours: OfficeHours) -> TypedWish | None:
    """What a message says of a call-back; None when it says something else too, or nothing.

    A message with any word beside a number and a time belongs to the assistant: somebody in danger
    who sends a number must not be taken for one who waits for a call.
    """
    key = fold(text)
    if re.fullmatch(_typed()["no_call"], key.strip(" .!")):
        return TypedWish(no_call=True)
    words = _WORD.findall(key)
    if len(words) > _typed()["most_words"] or not set(words) <= _beside():
        return None
    phone = phone_in(text)
    bare = re.sub(r"\+?\d(?:[ .\-]?\d){8,}", " ", text)
    window, closed = _window(bare, at, hours)
    wish = TypedWish(phone=phone, window=window, closed=closed)
    return wish if wish.says_something else None


def _window(text: str, at: datetime, hours: OfficeHours) -> tuple[Window | None, bool]:
    """The time meant, and whether one is meant at which nobody is there."""
    key = fold(text)
    day, clock = _day(text, key, at), _clock(key)
    part = next((name for name in ("morning", "afternoon", "evening") if re.search(_typed()[name], key)), "")
    if day is None and clock is None and not part:
        return None, False
    if clock is not None:
        return _at_clock(clock, day, at, hours)
    if part == "evening":
        return None, True
    for window in hours.following(at, minutes("last_call")):
        begins = local(window.begins)
        of_part = not part or (part == "morning") == (begins.hour < _NOON)
        if of_part and (day is None or begins.date() == day):
            return window, False
    return None, True


def _at_clock(clock: time, day: date | None, at: datetime, hours: OfficeHours) -> tuple[Window | None, bool]:
    length = minutes("call_length")
    days = [day] if day is not None else [local(at).date() + timedelta(days=ahead) for ahead in (0, 1)]
    for one in days:
        begins = datetime.combine(one, clock, CA_MAU_TIME)
        within = [window for window in hours.windows(one) if window.holds(begins)]
        if within and begins + length > at:
            return Window(begins, min(begins + length, within[0].ends)), False
    return None, True


def _day(text: str, key: str, at: datetime) -> date | None:
    today = local(at).date()
    if re.search(_typed()["this_day"], key):
        return today
    weekday = re.search(_typed()["weekday"], key)
    if weekday is not None:
        said = weekday["number"]
        number = 6 if weekday["sunday"] else _weekday(said or weekday[0].split()[-1])
        ahead = (number - today.weekday()) % 7
        return today + timedelta(days=ahead or 7)
    found = find_dates(canonical(text), today)
    return found[0].value if found else None


def _weekday(said: str) -> int:
    """Monday is 0; it is called the second day."""
    return int(_typed()["weekday_numbers"].get(said) or said) - 2


def _clock(key: str) -> time | None:
    found = re.search(_typed()["clock"], key)
    if found is None or not (found["colon"] or re.search(r"(?:gio|h)", found[0])):
        return None
    hour = int(found["hour"])
    minute = found["minute"] or found["colon"] or "0"
    late = re.search(_typed()["afternoon"], key) or re.search(_typed()["evening"], key)
    if hour < _NOON and (late or hour < _EARLIEST) and not re.search(_typed()["morning"], key):
        hour += _NOON
    return time(hour, 30 if minute == _typed()["half"] else int(minute))


@cache
def _typed() -> dict[str, Any]:
    typed: dict[str, Any] = load_yaml("handover/words.yml")["typed"]
    return typed


@cache
def _beside() -> frozenset[str]:
    return frozenset(str(_typed()["beside"]).split())
