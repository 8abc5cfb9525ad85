"""Tables of how people are served: waits, cases, marks, channels, hours, calls, names put down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from services.figures.buckets import MINUTES, SECONDS, filled
from services.figures.model import Counts, Measure
from services.figures.reading import Figures
from services.figures.table import Row, Table, share
from services.figures.topics import label
from services.figures.words import minutes, seconds, words
from services.resources import load_yaml

REASONS = ("misunderstood", "incomplete", "unclear", "bad")


def wait_table(figures: Figures) -> Table:
    """How long people waited for the assistant."""

    def named(limit: float | None) -> str:
        if limit is None:
            return str(words()["longer_seconds"].format(number=seconds(SECONDS[-1])))
        return str(words()["at_most_seconds"].format(number=seconds(limit)))

    return _waits("waits", SECONDS, figures.of(Measure.WAITS), named)


def officer_wait_table(figures: Figures) -> Table:
    """How long people waited for the first word of an officer."""

    def named(limit: float | None) -> str:
        if limit is None:
            return str(words()["longer_minutes"].format(number=minutes(MINUTES[-1])))
        return str(words()["at_most"].format(span=minutes(limit)))

    return _waits("officer_waits", MINUTES, figures.of(Measure.OFFICER_WAITS), named)


def case_table(figures: Figures) -> Table:
    """Cases opened, and what those that were closed ended in."""
    told = words()["tables"]["cases"]
    outcomes = load_yaml("handover/cases.yml")["outcomes"]
    rows: list[Row] = []
    for (what, name), number in sorted(figures.of(Measure.CASES).items(), reverse=True):
        if what == "opened":
            rows.append((told["opened"].format(urgency=words()["urgency"].get(name, name)), number))
        else:
            outcome = outcomes.get(name, name) if name else told["no_outcome"]
            rows.append((told["closed"].format(outcome=outcome), number))
    return _plain("cases", rows)


def rating_counts(figures: Figures) -> dict[str, tuple[int, int]]:
    """Good and bad marks of each topic, most rated first."""
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    for (topic, mark), number in figures.of(Measure.RATINGS).items():
        (good if mark == "good" else bad)[topic] += number
    ordered = sorted({*good, *bad}, key=lambda one: (-good[one] - bad[one], label(one)))
    return {one: (good[one], bad[one]) for one in ordered}


def rating_table(figures: Figures) -> Table:
    """Marks by topic."""
    counts = rating_counts(figures)
    rows: list[Row] = [
        (label(one), good, bad, share(good, good + bad)) for one, (good, bad) in counts.items()
    ]
    good, bad = (sum(pair[at] for pair in counts.values()) for at in (0, 1))
    return _plain("ratings", rows, (words()["total"], good, bad, share(good, good + bad)))


def reason_table(figures: Figures) -> Table:
    """What was wrong with answers that did not help."""
    given: Counter[str] = Counter()
    for (_, mark), number in figures.of(Measure.RATINGS).items():
        given[mark] += number
    bad = sum(given[reason] for reason in REASONS)
    rows: list[Row] = [
        (words()["marks"][one], given[one], share(given[one], bad)) for one in REASONS if given[one]
    ]
    return _plain("reasons", rows)


def people_table(figures: Figures) -> Table:
    """People who wrote, by channel and day."""
    found = sorted(figures.of(Measure.PEOPLE).items(), key=lambda one: -one[1])
    rows: list[Row] = [(words()["channels"].get(channel, channel), number) for (channel, _), number in found]
    return _plain("people", rows, (words()["total"], figures.total(Measure.PEOPLE)))


def hour_table(figures: Figures) -> Table:
    """Messages by hour of the clock."""
    counts = figures.of(Measure.HOURS)
    return _plain(
        "hours",
        [(words()["hour"].format(hour=hour), counts.get((f"{hour:02}", ""), 0)) for hour in range(24)],
    )


def call_table(figures: Figures) -> Table:
    """Calls by need and outcome."""
    told = load_yaml("web/caller.yml")
    counts = figures.of(Measure.CALLS)
    outcomes = {one: name for one, name in told["outcomes"].items() if any(key[1] == one for key in counts)}
    rows: list[Row] = []
    for need, name in told["needs"].items():
        numbers = [counts.get((need, outcome), 0) for outcome in outcomes]
        if any(numbers):
            rows.append((name, *numbers, sum(numbers)))
    rows.sort(key=lambda row: -int(str(row[-1])))
    heads = (*words()["tables"]["calls"]["headers"], *outcomes.values(), words()["total"])
    sums = [sum(int(str(row[at])) for row in rows) for at in range(1, len(heads))]
    return Table(
        key="calls", title=words()["tables"]["calls"]["title"], headers=heads, rows=tuple(rows),
        total=(words()["total"], *sums) if rows else None,
    )  # fmt: skip


def interest_table(figures: Figures) -> Table:
    """Names put down, by kind of offer."""
    found = sorted(figures.of(Measure.INTEREST).items())
    rows: list[Row] = [(words()["interest"].get(kind, kind), number) for (kind, _), number in found]
    return _plain("interest", rows, (words()["total"], figures.total(Measure.INTEREST)))


def _waits(key: str, limits: Sequence[float], counts: Counts, named: Callable[[float | None], str]) -> Table:
    buckets = filled(limits, counts)
    total = sum(number for _, number in buckets)
    rows: list[Row] = (
        [(named(limit), number, share(number, total)) for limit, number in buckets] if total else []
    )
    return _plain(key, rows)


def _plain(key: str, rows: Sequence[Row], total: Row | None = None) -> Table:
    told = words()["tables"][key]
    return Table(
        key=key, title=told["title"], headers=tuple(told["headers"]), rows=tuple(rows),
        total=total if rows else None, note=told.get("note", ""),
    )  # fmt: skip
