"""Guessing passwords becomes slow."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from services.ports import UnitOfWork
from services.resources import load_yaml
from services.staff.refusals import StaffRefused

WINDOW = timedelta(hours=1)
FREE_PER_ACCOUNT = 5
FREE_PER_ADDRESS = 10  # a whole office may stand behind one
_FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(minutes=15)


def next_try(failures: Sequence[datetime], free: int) -> datetime | None:
    """When another try is admitted; None for at once.

    Args:
        failures: Of the last hour, oldest first.
        free: So many cost nothing; each further one doubles the pause, up to a quarter of an hour.
    """
    beyond = len(failures) - free
    if beyond < 0:
        return None
    return failures[-1] + min(_FIRST_PAUSE * (1 << min(beyond, 10)), LONGEST_PAUSE)


def admit(uow: UnitOfWork, login: str, address: str, at: datetime) -> int:
    """Count a try before it is judged, so that many at once are not all admitted; returns its id.

    The same for logins that do not exist: an answer must not tell which do.

    Raises:
        StaffRefused: Too many have failed; the sentence tells how long to wait.
    """
    uow.staff.take_turn()
    uow.staff.forget_attempts(before=at - WINDOW)
    until = [
        next_try(uow.staff.attempts_at(login, at - WINDOW), FREE_PER_ACCOUNT),
        next_try(uow.staff.attempts_from(address, at - WINDOW), FREE_PER_ADDRESS),
    ]
    latest = max((one for one in until if one is not None), default=at)
    if latest > at:
        raise StaffRefused("too_often", wait=_told(latest - at))
    return uow.staff.note_attempt(login, address, at)


def _told(wait: timedelta) -> str:
    seconds = math.ceil(wait.total_seconds())
    words = load_yaml("staff/sentences.yml")
    if seconds < 60:
        return str(words["seconds"]).format(count=seconds)
    return str(words["minutes"]).format(count=math.ceil(seconds / 60))
