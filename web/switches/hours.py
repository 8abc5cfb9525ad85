"""/switches/hours: the week, days off, days worked beside the week."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from services import calendar
from services.handover.office_hours import DAYS_OFF, WEEK, office_hours
from services.switches.refusals import SwitchRefused
from services.switches.settings import MAX_REASON, current_value, set_value, version_of
from web.parts import Parts, staff_of
from web.switches.words import words

_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d\s*[-–]\s*([01]\d|2[0-3]):[0-5]\d")
_MOST_ROWS = 60
_YEARS = range(2000, 2200)
_FREE_ROWS = 3
_MOST_LETTERS = 120

Rows = Sequence[Mapping[str, str]]


class Hours:
    """Handlers; what was typed is shown again when it is refused."""

    def show(self, parts: Parts, request: Request) -> Response:
        """What counts now."""
        return _shown(parts, request)

    def set_week(self, parts: Parts, request: Request) -> Response:
        """The hours of the seven days, and whether people may be told of them."""
        form = request.state.form
        typed = {day: str(form.get(day) or "") for day in words()["weekdays"]}

        def read() -> dict[str, Any]:
            week = {day: read_hours(text) for day, text in typed.items()}
            return {"confirmed": form.get("confirmed") == "1", "week": week}

        return _set(parts, request, WEEK, read, week=typed, confirmed=form.get("confirmed") == "1")

    def set_days(self, parts: Parts, request: Request) -> Response:
        """Days off, and days worked after all."""
        form = request.state.form
        closed = _rows(form, "closed", ("from", "until", "name", "verified"))
        opened = _rows(form, "opened", ("day", "hours", "why"))

        def read() -> dict[str, Any]:
            if len(closed) + len(opened) > _MOST_ROWS:
                raise SwitchRefused("too_many_days", most=_MOST_ROWS)
            return {
                "closed": [_closed(row) for row in closed],
                "opened": [
                    {"day": _day(row["day"], row), "hours": read_hours(row["hours"]), "why": row["why"]}
                    for row in opened
                ],
            }

        return _set(parts, request, DAYS_OFF, read, closed=closed, opened=opened)


def read_hours(text: str) -> list[list[str]]:
    """[["07:00", "11:00"], …] of "07:00-11:00, 13:00-17:00"; none for nothing.

    Raises:
        SwitchRefused: It is written otherwise, or not in order.
    """
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if not all(_HOURS.fullmatch(part) for part in parts):
        raise SwitchRefused("hours", line=text[:_MOST_LETTERS])
    rows = [[end.strip() for end in re.split("[-–]", part)] for part in parts]
    instants = [instant for row in rows for instant in row]
    if any(later <= earlier for earlier, later in pairwise(instants)):
        raise SwitchRefused("hours", line=text[:_MOST_LETTERS])
    return rows


def written_hours(rows: Sequence[Sequence[str]]) -> str:
    """The other way round."""
    return ", ".join(f"{begins}-{ends}" for begins, ends in rows)


def _set(parts: Parts, request: Request, key: str, read: Any, **typed: Any) -> Response:
    form = request.state.form
    why, seen = str(form.get("why") or ""), str(form.get("seen") or "")
    try:
        value = None if form.get("how") == "default" else read()
        with parts.writing() as uow:
            set_value(uow, staff_of(request), key, value, parts.now(), seen=seen, why=why)
            uow.commit()
    except SwitchRefused as refused:
        return _shown(parts, request, refused=refused, key=key, why=why, **typed)
    return parts.redirect("/switches/hours", done="switches.hours")


def _shown(
    parts: Parts,
    request: Request,
    *,
    refused: SwitchRefused | None = None,
    key: str = "",
    why: str = "",
    week: Mapping[str, str] | None = None,
    confirmed: bool | None = None,
    closed: Rows | None = None,
    opened: Rows | None = None,
) -> Response:
    now = parts.now()
    with parts.reading() as uow:
        days, days_by = current_value(uow, DAYS_OFF)
        hours, hours_by = current_value(uow, WEEK)
        is_open = office_hours(uow).is_open(now)
    return parts.render(
        request,
        "switches/hours.html",
        status=422 if refused else 200,
        refused=refused,
        wrong_key=key,
        why=why,
        week=week or {day: written_hours(rows) for day, rows in hours["week"].items()},
        confirmed=hours["confirmed"] if confirmed is None else confirmed,
        closed=_padded(_told_closed(days) if closed is None else closed),
        opened=_padded(_told_opened(days) if opened is None else opened),
        set_by={WEEK: hours_by, DAYS_OFF: days_by},
        seen={WEEK: version_of(hours_by), DAYS_OFF: version_of(days_by)},
        today=calendar.local(now).date(),
        is_open=is_open,
        words_of=words(),
        most_reason=MAX_REASON,
    )


def _told_closed(days: Mapping[str, Any]) -> Rows:
    return [{**row, "verified": "1" if row["verified"] else ""} for row in days["closed"]]


def _told_opened(days: Mapping[str, Any]) -> Rows:
    return [{**row, "hours": written_hours(row["hours"])} for row in days["opened"]]


def _padded(rows: Rows) -> list[Mapping[str, str]]:
    return [*rows, *({} for _ in range(_FREE_ROWS))]


def _rows(form: FormData, name: str, fields: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table in which something stands; a box that is ticked alone is nothing."""
    found = []
    for number in range(_MOST_ROWS + _FREE_ROWS):
        row = {field: str(form.get(f"{name}-{number}-{field}") or "").strip() for field in fields}
        if any(value for field, value in row.items() if field != "verified"):
            found.append({field: value[:_MOST_LETTERS] for field, value in row.items()})
    return found


def _closed(row: Mapping[str, str]) -> dict[str, Any]:
    begins = _day(row["from"], row)
    until = _day(row["until"], row) if row["until"] else begins
    if until < begins or not row["name"]:
        raise SwitchRefused("days", line=_line(row))
    return {"from": begins, "until": until, "name": row["name"], "verified": row["verified"] == "1"}


def _day(text: str, row: Mapping[str, str]) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise SwitchRefused("days", line=_line(row)) from error
    if day.year not in _YEARS:
        raise SwitchRefused("days", line=_line(row))
    return day.isoformat()


def _line(row: Mapping[str, str]) -> str:
    return " · ".join(value for field, value in row.items() if value and field != "verified")
