"""The yearly report on the province's plan of integration, as far as the assistant and the calls can tell."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from services.figures import market, questions, service
from services.figures.model import FEWEST, UNKNOWN, Measure, Span
from services.figures.reading import Figures
from services.figures.report import (
    Material,
    Report,
    Section,
    gather,
    last_year,
    method,
    report_words,
    summary_table,
)
from services.figures.table import Table, share, shown
from services.figures.words import day, number

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_MOST_SHORT = 5  # trades named that have fewer openings than people who look


def plan_report(uow: UnitOfWork, span: Span, at: datetime) -> Report:
    """The report of a year in the order of the plan; what the Center alone knows is left to be filled in.

    Args:
        span: The year, as far as it has come.
    """
    made, told = gather(uow, span, Span(last_year(span.first), last_year(span.last))), report_words()["plan"]
    year, values, tables = span.first.year, _values(made), _tables(made.now)
    sections = []
    for name, section in told["sections"].items():
        topics = frozenset(section.get("topics", ()))
        known = {**values, **_of_topics(made.now, topics)}
        lines = [line.format(**known) for line in section["lines"]]
        lines.append(told["fill"].format(what=section["fill"]))
        chosen = tuple(tables[table] for table in section["tables"] if tables[table].rows)
        if name == "information":
            chosen = (summary_table(made), *chosen)
        sections.append(Section(section["heading"], tuple(lines), chosen))
    is_whole = span.last == date(year, 12, 31)
    partial = () if is_whole else (told["partial"].format(last=day(span.last), year=year),)
    return Report(
        file=told["file"].format(year=year),
        title=told["title"],
        subtitle=told["subtitle"].format(year=year).strip(),
        year=year,
        note=" ".join((told["basis"].format(year=year).strip(), *partial)),
        sections=(*sections, method(made.now, at)),
        extra=(market.market_table(made.now), market.pair_table(made.now)),
    )


def _values(made: Material) -> dict[str, Any]:
    now = made.now
    asked = questions.commune_counts(now)
    groups = _by_group(now)
    supply, interest = now.supply, {kind: count for (kind, _), count in now.of(Measure.INTEREST).items()}
    cases = {key: count for key, count in now.of(Measure.CASES).items() if key[0] == "opened"}
    return {
        **made.told,
        "communes": sum(1 for code in asked if code != UNKNOWN),
        "plan": number(
            sum(count for (topic, _), count in now.questions().items() if topic == "integration_plan")
        ),
        "overseas": number(
            sum(count for (topic, _), count in now.questions().items() if topic == "overseas")
        ),
        "looked": number(now.total(Measure.TRADES)),
        "openings": number(sum(supply.openings.values())),
        "supply_day": day(supply.day) if supply.day else "–",
        **{f"interest_{kind}": number(interest.get(kind, 0)) for kind in ("vacancy", "course", "overseas")},
        "cases": number(sum(cases.values())),
        "urgent": number(cases.get(("opened", "urgent"), 0)),
        "unsure": number(groups.get("unsure", 0)),
        "no_result": number(groups.get("no_result", 0)),
        "short": _short(now),
        "rated": number(now.total(Measure.RATINGS)),
    }


def _tables(now: Figures) -> dict[str, Table]:
    made = (
        service.people_table(now), questions.commune_table(now), market.trade_table(now),
        service.call_table(now), questions.topic_table(now), service.case_table(now),
        service.reason_table(now),
    )  # fmt: skip
    return {table.key: table for table in made}


def _of_topics(now: Figures, topics: Collection[str]) -> dict[str, str]:
    """Questions of some topics, and which part of them was answered."""
    counts = {key: count for key, count in now.questions().items() if key[0] in topics}
    answered = sum(count for (_, group), count in counts.items() if group == "answered")
    asked = sum(counts.values())
    return {"topics": number(asked), "topics_answered": shown(share(answered, asked))}


def _by_group(now: Figures) -> dict[str, int]:
    groups: dict[str, int] = {}
    for (_, group), count in now.questions().items():
        groups[group] = groups.get(group, 0) + count
    return groups


def _short(now: Figures) -> str:
    """The trades that lack openings most, by name."""
    lacking = [
        (looked - open_places, trade)
        for trade, (looked, open_places) in market.trade_counts(now).items()
        if looked >= FEWEST and looked > open_places
    ]
    named = [market.trade_name(trade) for _, trade in sorted(lacking, reverse=True)[:_MOST_SHORT]]
    return "; ".join(named) or str(report_words()["plan"]["no_trades"])
