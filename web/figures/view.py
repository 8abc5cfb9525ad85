"""Charts with their tables, from figures."""

from __future__ import annotations

from dataclasses import dataclass

from services.figures.hiding import rounded
from services.figures.market import trade_counts, trade_name, trade_table
from services.figures.model import FEWEST, UNKNOWN
from services.figures.questions import (
    commune_counts,
    commune_name,
    commune_table,
    topic_table,
    topics_asked,
    trend_table,
)
from services.figures.reading import Figures, by_step, steps
from services.figures.service import (
    hour_table,
    officer_wait_table,
    rating_counts,
    rating_table,
    reason_table,
    wait_table,
)
from services.figures.summary import Headline
from services.figures.table import Table
from services.figures.topics import label
from services.figures.words import number, percent
from services.figures.words import words as figure_words
from web.figures.charts.bars import paired_bars, stacked_bars
from web.figures.charts.columns import columns
from web.figures.charts.shapes import Drawing, Series
from web.figures.charts.tiles import tile_map
from web.figures.words import words

MOST_BARS = 15


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart and its table; no chart where there is nothing to draw."""

    table: Table
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Card:
    """A number that is looked at first; `trend` is "better", "worse" or "" beside words of the change."""

    headline: Headline
    told: str
    trend: str


def card(headline: Headline) -> Card:
    """How the change since the period before is told."""
    change = headline.change
    if change is None:
        return Card(headline, words()["nothing_before"], "")
    by = (
        figure_words()["points"].format(number=number(abs(100 * change), 1))
        if headline.is_share
        else percent(abs(change))
    )
    if abs(change) < 0.0005:
        return Card(headline, words()["same"], "")
    better = headline.more_is_better
    trend = "" if better is None else "better" if better == (change > 0) else "worse"
    return Card(headline, f"{'▲' if change > 0 else '▼'} {by}", trend)


def trend(figures: Figures) -> Shown:
    """Questions over time."""
    counts, days = by_step(figures), steps(figures.span)
    labels = [day.strftime("%d/%m") for day in days]
    series = _groups(tuple(tuple(counts[day, group] for day in days) for group in figure_words()["groups"]))
    told = words()["told"]["trend"].format(count=number(sum(counts.values())))
    table = trend_table(figures)
    return Shown(table, columns(table.title, told, labels, series) if counts else None)


def topics(figures: Figures) -> Shown:
    """Questions by topic."""
    counts, asked, table = figures.questions(), topics_asked(figures)[:MOST_BARS], topic_table(figures)
    if not asked:
        return Shown(table, None)
    series = _groups(tuple(tuple(counts[one, group] for one in asked) for group in figure_words()["groups"]))
    told = words()["told"]["topics"].format(first=label(asked[0]))
    return Shown(table, stacked_bars(table.title, told, [label(one) for one in asked], series))


def communes(figures: Figures, topic: str | None) -> Shown:
    """The map."""
    counts, table = commune_counts(figures, topic), commune_table(figures, topic)
    exact = {code: count for code, count in counts.items() if code != UNKNOWN}
    most = max(exact, key=lambda code: exact[code], default=None)
    first = words()["nothing"] if most is None or exact[most] < FEWEST else commune_name(most)
    # Few stay few: the map writes them as such.
    told_of = {code: count if count < FEWEST else rounded(count) for code, count in exact.items()}
    told = words()["told"]["communes"].format(first=first)
    return Shown(table, tile_map(table.title, told, told_of))


def market(figures: Figures, commune: str | None) -> Shown:
    """People who look for work, and openings, by trade."""
    counts, table = trade_counts(figures, commune), trade_table(figures, commune)
    # What few of one commune look for is left to the table, where it is hidden.
    drawn = {one: pair for one, pair in counts.items() if commune is None or not 0 < pair[0] < FEWEST}
    if commune is not None:
        drawn = {one: (rounded(looked), places) for one, (looked, places) in drawn.items()}
    trades = list(drawn)[:MOST_BARS]
    if not trades:
        return Shown(table, None)
    ends = [
        words()["per_opening"].format(ratio=number(drawn[one][0] / drawn[one][1], 1))
        if drawn[one][1]
        else words()["no_opening"]
        for one in trades
    ]
    pair = (
        Series(name=words()["looked"], look="demand", numbers=tuple(drawn[one][0] for one in trades)),
        Series(name=words()["openings"], look="supply", numbers=tuple(drawn[one][1] for one in trades)),
    )
    told = words()["told"]["market"].format(first=trade_name(trades[0]))
    names = [trade_name(one) for one in trades]
    return Shown(table, paired_bars(table.title, told, names, pair, ends))


def waits(figures: Figures) -> Shown:
    """How long people waited for the assistant."""
    return _single(wait_table(figures), "waits")


def officer_waits(figures: Figures) -> Shown:
    """How long people waited for an officer."""
    return _single(officer_wait_table(figures), "waits")


def hours(figures: Figures) -> Shown:
    """When people write."""
    table = hour_table(figures)
    numbers = tuple(int(str(row[1])) for row in table.rows)
    if not any(numbers):
        return Shown(table, None)
    series = [Series(name=words()["asked"], look="single", numbers=numbers)]
    labels = [str(row[0]) for row in table.rows]
    return Shown(table, columns(table.title, words()["told"]["hours"], labels, series))


def ratings(figures: Figures) -> Shown:
    """Marks by topic."""
    counts, table = rating_counts(figures), rating_table(figures)
    topics_rated = list(counts)[:MOST_BARS]
    if not topics_rated:
        return Shown(table, None)
    series = (
        Series(name=words()["good"], look="answered", numbers=tuple(counts[one][0] for one in topics_rated)),
        Series(name=words()["bad"], look="unsure", numbers=tuple(counts[one][1] for one in topics_rated)),
    )
    ends = [percent(counts[one][0] / sum(counts[one])) for one in topics_rated]
    names = [label(one) for one in topics_rated]
    return Shown(table, stacked_bars(table.title, words()["told"]["ratings"], names, series, ends))


def reasons(figures: Figures) -> Shown:
    """What was wrong."""
    return _single(reason_table(figures), "ratings")


def _single(table: Table, told: str) -> Shown:
    """A table of a name, a number and its share as bars of one colour."""
    if not table.rows:
        return Shown(table, None)
    rows = [(str(row[0]), int(str(row[1]))) for row in table.rows if row[1]]
    series = [Series(name=table.headers[1], look="single", numbers=tuple(one for _, one in rows))]
    total = sum(one for _, one in rows)
    ends = [f"{number(one)} · {percent(one / total)}" for _, one in rows]
    drawing = stacked_bars(table.title, words()["told"][told], [name for name, _ in rows], series, ends)
    return Shown(table, drawing)


def _groups(numbers: tuple[tuple[int, ...], ...]) -> list[Series]:
    groups = figure_words()["groups"]
    return [
        Series(name=told["label"], look=group, numbers=column)
        for (group, told), column in zip(groups.items(), numbers, strict=True)
        if any(column)
    ]
