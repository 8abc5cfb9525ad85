"""GET /figures, /figures/communes, /figures/market, /figures/service."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from language import units
from services import calendar
from services.figures.market import market_table
from services.figures.model import Measure
from services.figures.questions import commune_name
from services.figures.reading import Figures, read_figures
from services.figures.service import call_table, case_table, interest_table, people_table
from services.figures.summary import NEEDED, headlines
from services.figures.table import shown
from services.figures.topics import labels
from web.figures import view
from web.figures.asked import Asked, read_asked
from web.figures.words import words
from web.parts import Parts

_SERVICE = (
    Measure.WAITS,
    Measure.OFFICER_WAITS,
    Measure.CASES,
    Measure.RATINGS,
    Measure.HOURS,
    Measure.PEOPLE,
    Measure.CALLS,
    Measure.INTEREST,
)


def show_overview(parts: Parts, request: Request) -> Response:
    """What is looked at first: a few numbers, the time, the topics, the map."""
    asked = _asked(parts, request)
    with parts.reading() as uow:
        now = read_figures(uow, asked.period.span, (*NEEDED, Measure.PLACES), with_trend=True)
        before = read_figures(uow, asked.period.before, NEEDED)
    return page(
        parts, request, asked, now, "overview",
        cards=[view.card(one) for one in headlines(now, before)],
        trend=view.trend(now), topics=view.topics(now), communes=view.communes(now, None),
    )  # fmt: skip


def show_communes(parts: Parts, request: Request) -> Response:
    """The map, of all topics or of one."""
    asked = _asked(parts, request)
    with parts.reading() as uow:
        now = read_figures(uow, asked.period.span, (Measure.PLACES,))
    present = {topic for _, topic in now.of(Measure.PLACES)} | ({asked.topic} if asked.topic else set())
    return page(
        parts, request, asked, now, "communes",
        communes=view.communes(now, asked.topic),
        topics={key: name for key, name in labels().items() if key in present},
    )  # fmt: skip


def show_market(parts: Parts, request: Request) -> Response:
    """Demand against supply, of the province or of one commune."""
    asked = _asked(parts, request)
    with parts.reading() as uow:
        now = read_figures(uow, asked.period.span, (Measure.TRADES,), with_supply=True)
    codes = sorted(units.communes(), key=lambda code: units.communes()[code].name)
    return page(
        parts, request, asked, now, "market",
        trades=view.market(now, asked.commune),
        by_commune=view.Shown(market_table(now), None),
        names={code: commune_name(code) for code in codes},
    )  # fmt: skip


def show_service(parts: Parts, request: Request) -> Response:
    """How people are served: waits, cases, marks, hours, channels, calls."""
    asked = _asked(parts, request)
    with parts.reading() as uow:
        now = read_figures(uow, asked.period.span, _SERVICE)
    charts = [view.waits(now), view.officer_waits(now), view.ratings(now), view.reasons(now), view.hours(now)]
    tables = (case_table(now), people_table(now), call_table(now), interest_table(now))
    return page(
        parts, request, asked, now, "service",
        charts=charts, tables=tables,
    )  # fmt: skip


def page(
    parts: Parts, request: Request, asked: Asked, figures: Figures | None, name: str, **context: Any
) -> Response:
    """One of the pages in their frame."""
    counted = figures.counted_at if figures else None
    return parts.render(
        request,
        f"figures/{name}.html",
        status=asked.status,
        asked=asked,
        figures=words(),
        shown=shown,
        counted=words()["counted"].format(at=calendar.local(counted).strftime("%H:%M %d/%m/%Y"))
        if counted
        else words()["not_counted"],
        against=words()["against"].format(days=asked.period.span.days),
        **context,
    )


def _asked(parts: Parts, request: Request) -> Asked:
    return read_asked(request, calendar.local(parts.now()).date())
