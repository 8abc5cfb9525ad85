"""Reports of a period: sentences and tables, written down elsewhere as a workbook or a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from services.calendar import local
from services.figures import market, questions, service
from services.figures.model import FEWEST, Span
from services.figures.reading import Figures, read_figures
from services.figures.summary import Headline, headlines
from services.figures.table import Table
from services.figures.words import day
from services.resources import load_yaml

if TYPE_CHECKING:
    from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report."""

    heading: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is written down.

    Attributes:
        file: Name of the file without its ending.
        note: A sentence below the title.
        extra: Tables too long for a document; they are in the workbook only.
    """

    file: str
    title: str
    subtitle: str
    year: int
    note: str
    sections: tuple[Section, ...]
    extra: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a report is made of."""

    now: Figures
    before: Figures
    headlines: tuple[Headline, ...]

    @property
    def told(self) -> dict[str, str]:
        """The first numbers by name."""
        return {one.key: one.value for one in self.headlines}


def period_report(uow: UnitOfWork, span: Span, before: Span, at: datetime) -> Report:
    """Everything that is counted of a period.

    Args:
        before: The period it is compared with.
    """
    made, told = gather(uow, span, before), report_words()["period"]
    heads, now = told["sections"], made.now
    any_asked = bool(sum(now.questions().values()))
    first = told["sentences"]["summary"].format(**made.told) if any_asked else told["sentences"]["none"]
    sections = (
        Section(heads["summary"], (first,), (summary_table(made),)),
        Section(heads["questions"], (), (questions.trend_table(now), questions.topic_table(now))),
        Section(heads["places"], (), (questions.commune_table(now),)),
        Section(heads["market"], (), (market.trade_table(now), market.market_table(now))),
        Section(
            heads["service"],
            (),
            (
                service.wait_table(now), service.officer_wait_table(now), service.case_table(now),
                service.people_table(now), service.hour_table(now), service.call_table(now),
                service.interest_table(now),
            ),
        ),
        Section(heads["ratings"], (), (service.rating_table(now), service.reason_table(now))),
        method(now, at),
    )  # fmt: skip
    return Report(
        file=told["file"].format(first=span.first.isoformat(), last=span.last.isoformat()),
        title=told["title"],
        subtitle=told["subtitle"].format(first=day(span.first), last=day(span.last)),
        year=span.last.year,
        note="",
        sections=sections,
        extra=(market.pair_table(now),),
    )


def gather(uow: UnitOfWork, span: Span, before: Span) -> Material:
    """Read what a report needs."""
    now = read_figures(uow, span, with_supply=True, with_trend=True)
    then = read_figures(uow, before)
    return Material(now=now, before=then, headlines=tuple(headlines(now, then)))


def summary_table(made: Material) -> Table:
    """The first numbers beside those of the period before."""
    told = report_words()["summary"]
    past = {one.key: one.value for one in headlines(made.before, made.before)}
    return Table(
        key="summary",
        title=told["title"],
        headers=tuple(told["headers"]),
        rows=tuple((one.label, one.value, past[one.key]) for one in made.headlines),
        note=told["note"].format(first=day(made.before.span.first), last=day(made.before.span.last)),
    )


def method(figures: Figures, at: datetime) -> Section:
    """How it was counted, and what is hidden."""
    told, counted = report_words()["method"], local(figures.counted_at or at)
    values: dict[str, Any] = {
        "least": FEWEST, "most": FEWEST - 1, "counted": counted.strftime(report_words()["at"]),
    }  # fmt: skip
    return Section(told["heading"], tuple(line.format(**values) for line in told["lines"]), ())


def report_words() -> dict[str, Any]:
    """Everything in data/figures/reports.yml."""
    read: dict[str, Any] = load_yaml("figures/reports.yml")
    return read


def last_year(on: date) -> date:
    """The same day a year before; 28 February for the 29th."""
    return on.replace(year=on.year - 1, day=min(on.day, 28) if on.month == 2 else on.day)
