"""When something may be sent that nobody has just asked for."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from services.calendar import CA_MAU_TIME, local
from services.notifications.model import LastHeard
from services.resources import load_yaml


def is_quiet(at: datetime) -> bool:
    """Whether it is night in Cà Mau, when nothing is sent."""
    begins, ends = _quiet()
    return not ends <= local(at).hour < begins


def awake(at: datetime) -> datetime:
    """The instant itself, or the end of the night it lies in."""
    if not is_quiet(at):
        return at
    begins, ends = _quiet()
    here = local(at)
    day = here.date() + timedelta(days=1) if here.hour >= begins else here.date()
    return datetime.combine(day, time(ends), CA_MAU_TIME)


def bedtime(at: datetime) -> datetime:
    """The end of the day, as far as sending goes, that an instant by day lies in."""
    begins, _ = _quiet()
    return datetime.combine(local(at).date(), time(begins), CA_MAU_TIME)


def is_by_day(hour: int) -> bool:
    """Whether an hour of the day may be chosen for being told; from 0 to 23."""
    begins, ends = _quiet()
    return ends <= hour < begins


def window_ends(heard: LastHeard) -> datetime | None:
    """Until when the platform lets us write first; None where it sets no limit."""
    hours = load_yaml("requests/settings.yml")["window_hours"].get(heard.channel)
    return None if hours is None else heard.at + timedelta(hours=hours)


def _quiet() -> tuple[int, int]:
    quiet = load_yaml("requests/settings.yml")["quiet"]
    return quiet["from"], quiet["to"]
