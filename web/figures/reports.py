"""GET /figures/reports, and the files that are made there."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from jobs_db.bootstrap import figures_book, figures_document
from services import calendar
from services.errors import InvalidInput, NotFound
from services.figures.periods import read_period, year_span
from services.figures.plan_report import plan_report
from services.figures.report import Report, period_report
from services.ports import UnitOfWork
from services.staff.audit import audit
from web.figures.asked import read_asked
from web.figures.pages import page
from web.figures.words import words
from web.parts import Parts, staff_of

_OFFICE = "application/vnd.openxmlformats-officedocument"
_FORMATS: dict[str, tuple[Callable[[Report], bytes], str]] = {
    "xlsx": (figures_book, f"{_OFFICE}.spreadsheetml.sheet"),
    "docx": (figures_document, f"{_OFFICE}.wordprocessingml.document"),
}
_FIRST_YEAR = 2026
_PLAN, _PERIOD = "plan", "period"


def show_reports(parts: Parts, request: Request) -> Response:
    """What can be had as a file."""
    asked = read_asked(request, calendar.local(parts.now()).date())
    years = list(range(asked.today.year, _FIRST_YEAR - 1, -1)) or [asked.today.year]
    return page(parts, request, asked, None, "reports", years=years)


def send_report(parts: Parts, request: Request) -> Response:
    """A report as a file; whoever takes one is in the trail."""
    kind, ending = request.path_params["kind"], request.path_params["ending"]
    if kind not in (_PLAN, _PERIOD) or ending not in _FORMATS:
        raise NotFound(f"There is no report {kind}.{ending}.")
    with parts.reading() as uow:
        try:
            report = _report(uow, kind, parts, request)
        except InvalidInput as error:
            error.sentence = words()["complaints"][str(error)]  # type: ignore[attr-defined]
            raise
    write, media_type = _FORMATS[ending]
    content = write(report)
    name = f"{report.file}.{ending}"
    with parts.writing() as uow:
        audit(uow, staff_of(request), "figures.export", f"report:{name}", at=parts.now())
        uow.commit()
    return Response(
        content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _report(uow: UnitOfWork, kind: str, parts: Parts, request: Request) -> Report:
    today = calendar.local(parts.now()).date()
    if kind == _PERIOD:
        period = read_period(request.query_params, today)
        return period_report(uow, period.span, period.before, parts.now())
    year = request.query_params.get("year", "")
    if not (year.isascii() and year.isdecimal() and len(year) == len("2026")):
        raise InvalidInput("year")
    return plan_report(uow, year_span(int(year), today), parts.now())
