"""Counts of a period, read once for everything a page or a report shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from services.figures.counting import DAYS, MONTHS
from services.figures.model import SUMMED, Counts, Measure, Span, Supply
from services.figures.periods import pieces
from services.figures.topics import is_question, no_questions
from services.figures.words import words

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_DAILY, _WEEKLY = 45, 200  # longest spans shown day by day and week by week


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was counted in a span; `counted_at` is when the present day was last looked at."""

    span: Span
    counts: Mapping[Measure, Counts]
    supply: Supply = field(default_factory=lambda: Supply(None, {}))
    trend: Mapping[tuple[date, str], int] = field(default_factory=dict)
    counted_at: datetime | None = None

    def of(self, measure: Measure) -> Counts:
        """The counts of one measure."""
        return self.counts[measure]

    def questions(self) -> Counter[tuple[str, str]]:
        """Questions by topic and group of outcomes."""
        groups = group_of_outcome()
        found: Counter[tuple[str, str]] = Counter()
        for (topic, outcome), number in self.of(Measure.TURNS).items():
            if outcome in groups and is_question(topic):
                found[topic, groups[outcome]] += number
        return found

    def total(self, measure: Measure) -> int:
        """All of a measure."""
        return sum(self.of(measure).values())


def read_figures(
    uow: UnitOfWork,
    span: Span,
    measures: Collection[Measure] = SUMMED,
    *,
    with_supply: bool = False,
    with_trend: bool = False,
) -> Figures:
    """Read the counts of a span; only what is wanted is read."""
    months, days = uow.figures.mark(MONTHS), uow.figures.mark(DAYS)
    parts = pieces(span, months[0] if months else None)
    return Figures(
        span=span,
        counts={measure: uow.figures.sums(measure, parts) for measure in measures},
        supply=uow.figures.supply(span.last) if with_supply else Supply(None, {}),
        trend=uow.figures.by_day(Measure.TURNS, span, no_questions()) if with_trend else {},
        counted_at=days[1] if days else None,
    )


def group_of_outcome() -> dict[str, str]:
    """The group of each outcome that answers a question."""
    groups = words()["groups"]
    return {outcome: group for group, told in groups.items() for outcome in told["outcomes"]}


def step_of(span: Span) -> str:
    """How a span is cut up for a line of time: "day", "week" or "month"."""
    if span.days <= _DAILY:
        return "day"
    return "week" if span.days <= _WEEKLY else "month"


def begin_of_step(day: date, span: Span) -> date:
    """The first day of the step a day belongs to, never before the span."""
    step = step_of(span)
    if step == "week":
        return max(span.first, day - timedelta(days=day.weekday()))
    return max(span.first, day.replace(day=1)) if step == "month" else day


def steps(span: Span) -> list[date]:
    """The first days of all steps of a span."""
    days = (span.first + timedelta(days=number) for number in range(span.days))
    return sorted({begin_of_step(day, span) for day in days})


def by_step(figures: Figures) -> Counter[tuple[date, str]]:
    """Questions by step and group of outcomes."""
    groups = group_of_outcome()
    found: Counter[tuple[date, str]] = Counter()
    for (day, outcome), number in figures.trend.items():
        if outcome in groups:
            found[begin_of_step(day, figures.span), groups[outcome]] += number
    return found
