"""The trail with filters, page by page; and as a table for offices."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from jobs_db.bootstrap import write_table
from services import UnitOfWork
from services.calendar import CA_MAU_TIME, local
from services.errors import InvalidInput
from services.exports.weekly import WeeklyList
from services.staff.audit import audit
from services.staff.model import AuditEntry
from services.staff.trail import PAGE, TrailSearch
from web.parts import Parts, staff_of
from web.trail.lines import Line, line_of, thing_name
from web.trail.words import actions, words

MOST_EXPORTED = 5_000
_FILTERS = ("who", "action", "kind", "number", "since", "until")
_LONGEST = 120
_DIGITS = 10
_YEARS = range(2000, 2200)  # others only come by mistake, and some cannot be reckoned with
_WIDTHS = (18, 24, 26, 30, 45, 45, 40)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(parts: Parts, request: Request) -> Response:
    """One page of what is looked for, the newest first."""
    asked = _asked(request.query_params)
    search, wrong = _read(asked, request.query_params.get("before", ""))
    with parts.reading() as uow:
        found = [] if wrong else list(uow.audit.search(search, PAGE + 1))
        people = uow.staff.all()
    shown = found[:PAGE]
    return parts.render(
        request,
        "trail/list.html",
        status=422 if wrong else 200,
        lines=[line_of(entry) for entry in shown],
        asked=asked,
        looked_for={name: value for name, value in asked.items() if value},
        wrong=wrong,
        before=shown[-1].id if len(found) > PAGE else None,
        is_first=search.before is None,
        people=people,
        actions=actions(),
        trail=words(),
        about=thing_name(search.thing) if search.thing else "",
        most=MOST_EXPORTED,
    )


def export(parts: Parts, request: Request) -> Response:
    """What is looked for as .xlsx; who took it, and what, is written to the trail first."""
    asked = _asked(request.state.form)
    search, wrong = _read(asked, "")
    if wrong:
        raise InvalidInput("The trail cannot be looked through like this.")
    now = parts.now()
    with parts.writing() as uow:
        found = uow.audit.search(search, MOST_EXPORTED + 1)
        rows = found[:MOST_EXPORTED]
        _note(uow, request, asked, len(rows), now)
        uow.commit()
    said = words()["export"]
    above = [said["title"].format(at=local(now).strftime("%H:%M %d/%m/%Y"))]
    if len(found) > MOST_EXPORTED:
        above.append(said["cut"].format(most=MOST_EXPORTED))
    table = WeeklyList(
        sheet=said["sheet"],
        above=tuple(above),
        headers=tuple(said["headers"]),
        widths=_WIDTHS,
        rows=tuple(_row(entry) for entry in rows),
    )
    name = quote(f"{said['file']}-{local(now).date().isoformat()}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(write_table(table, ".xlsx"), headers=headers, media_type=_XLSX)


def _note(uow: UnitOfWork, request: Request, asked: Mapping[str, str], rows: int, at: datetime) -> None:
    looked_for = {name: value for name, value in asked.items() if value}
    audit(uow, staff_of(request), "trail.export", "trail:export", at=at, after={**looked_for, "rows": rows})


def _row(entry: AuditEntry) -> tuple[str, ...]:
    line = line_of(entry)
    return (
        local(entry.at).strftime("%H:%M:%S %d/%m/%Y"),
        entry.staff_name,
        line.action,
        line.thing,
        _told(line, "before"),
        _told(line, "after"),
        entry.why,
    )


def _told(line: Line, side: str) -> str:
    values = [(one.field, getattr(one, side)) for one in line.differences]
    return "\n".join(f"{field}: {value}" for field, value in values if value)


def _asked(source: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(source.get(name) or "").strip()[:_LONGEST] for name in _FILTERS}


def _read(asked: Mapping[str, str], before: str) -> tuple[TrailSearch, str]:
    """The search, and the name of the filter that cannot be read."""
    try:
        since, until = _day(asked["since"]), _day(asked["until"])
    except ValueError:
        return TrailSearch(), "day"
    if since is not None and until is not None and until < since:
        return TrailSearch(), "order"
    who, kind = asked["who"], asked["kind"]
    return (
        TrailSearch(
            staff_id=int(who) if _is_number(who) else None,
            action=asked["action"] or None,
            thing=f"{kind}:{asked['number']}" if kind else None,
            since=since,
            until=until + timedelta(days=1) if until is not None else None,
            before=int(before) if _is_number(before) else None,
        ),
        "",
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _DIGITS


def _day(text: str) -> datetime | None:
    if not text:
        return None
    day = date.fromisoformat(text)
    if day.year not in _YEARS:
        raise ValueError(text)
    return datetime.combine(day, time(), CA_MAU_TIME)
