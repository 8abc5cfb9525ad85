"""Days and hours as browsers send them, by the clock in Cà Mau."""

from datetime import date, datetime, time

from services.calendar import CA_MAU_TIME, local
from services.switches.refusals import SwitchRefused

_END = time(23, 59)
_YEARS = range(2000, 2200)  # others only come by mistake, and some cannot be reckoned with


def read_moment(text: str, field: str, *, at_end: bool = False) -> datetime | None:
    """2026-11-23T14:30, or a day alone; None for nothing.

    Args:
        field: Where a complaint stands.
        at_end: A day alone is its last minute, not its first.

    Raises:
        SwitchRefused: It is neither.
    """
    if not text.strip():
        return None
    try:
        if "T" in text:
            at = datetime.fromisoformat(text.strip()).replace(tzinfo=CA_MAU_TIME)
        else:
            at = datetime.combine(date.fromisoformat(text.strip()), _END if at_end else time(), CA_MAU_TIME)
    except ValueError as error:
        raise SwitchRefused("moment", field) from error
    if at.year not in _YEARS:
        raise SwitchRefused("moment", field)
    return at


def written_moment(at: datetime | None) -> str:
    """The other way round."""
    return "" if at is None else local(at).strftime("%Y-%m-%dT%H:%M")
