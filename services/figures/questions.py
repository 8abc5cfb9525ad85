"""Tables of what is asked: over time, by topic, by commune."""

from __future__ import annotations

from collections import Counter

from language import units
from language.places import commune_place
from services.figures.hiding import hidden, rounded
from services.figures.model import FEWEST, UNKNOWN, Measure
from services.figures.reading import Figures, by_step, steps
from services.figures.table import Cell, Hidden, Row, Table, share
from services.figures.topics import label, labels
from services.figures.words import day, words

_KINDS = ("job", "course", "overseas")
_REST = "policy"


def trend_table(figures: Figures) -> Table:
    """Questions by day, week or month and group of outcomes."""
    counts, groups = by_step(figures), words()["groups"]
    rows: list[Row] = []
    for step in steps(figures.span):
        numbers = [counts[step, group] for group in groups]
        rows.append((day(step), *numbers, sum(numbers)))
    return _of_groups("trend", rows)


def topic_table(figures: Figures) -> Table:
    """Questions by topic and group of outcomes, most asked first."""
    counts, groups = figures.questions(), words()["groups"]
    rows: list[Row] = []
    for topic in topics_asked(figures):
        numbers = [counts[topic, group] for group in groups]
        answered = share(counts[topic, "answered"], sum(numbers))
        rows.append((label(topic), *numbers, sum(numbers), answered))
    return _of_groups("topics", rows, words()["tables"]["topics"]["answered"])


def topics_asked(figures: Figures) -> list[str]:
    """Topics of questions, most asked first."""
    asked: Counter[str] = Counter()
    for (topic, _), number in figures.questions().items():
        asked[topic] += number
    order = list(labels())
    return sorted(asked, key=lambda one: (-asked[one], order.index(one) if one in order else len(order)))


def commune_counts(figures: Figures, topic: str | None = None) -> Counter[str]:
    """Questions by commune, of all topics or of one, to the last one; UNKNOWN among them."""
    found: Counter[str] = Counter()
    for (commune, asked), number in figures.of(Measure.PLACES).items():
        if topic in (None, asked):
            found[known_commune(commune)] += number
    return found


def commune_table(figures: Figures, topic: str | None = None) -> Table:
    """Questions by commune, of four kinds or of one topic; small numbers are hidden, others rounded."""
    kinds = {topic: label(topic)} if topic else dict(words()["kinds"])
    cells: Counter[tuple[str, str]] = Counter()
    for (commune, asked), number in figures.of(Measure.PLACES).items():
        kind = asked if topic or asked in _KINDS else _REST
        if kind in kinds:
            cells[known_commune(commune), kind] += number
    covered = hidden(cells, open_rows=(UNKNOWN,))
    told = words()["tables"]["communes"]
    totals = Counter({(one, ""): sum(cells[one, kind] for kind in kinds) for one in communes_with_unknown()})
    covered_totals = hidden(totals, open_rows=(UNKNOWN,))
    rows: list[Row] = []
    for commune in communes_with_unknown():
        shown = [_cell(cells, covered, (commune, kind)) for kind in kinds]
        total: Row = (_cell(totals, covered_totals, (commune, "")),) if len(kinds) > 1 else ()
        rows.append((commune_name(commune), *shown, *total))
    sums = [sum(cells[commune, kind] for commune in communes_with_unknown()) for kind in kinds]
    all_of_them: Row = (sum(sums),) if len(kinds) > 1 else ()
    heads = (*told["headers"], *kinds.values(), *((words()["total"],) if len(kinds) > 1 else ()))
    return Table(
        key="communes",
        title=told["title"],
        headers=heads,
        rows=tuple(rows),
        total=(words()["total"], *sums, *all_of_them),
        note=told["note"].format(least=FEWEST, rounded=words()["rounded"].format(least=FEWEST)),
    )


def commune_name(code: str) -> str:
    """ "Xã Đất Mũi"; of UNKNOWN that it is not known."""
    if code == UNKNOWN:
        return str(words()["unknown_commune"])
    name = commune_place(code).title
    return name[:1].upper() + name[1:]


def known_commune(code: str) -> str:
    """A commune of today, or UNKNOWN."""
    return code if code in units.communes() else UNKNOWN


def communes_with_unknown() -> list[str]:
    """All communes by name, then UNKNOWN."""
    return [*sorted(units.communes(), key=lambda code: units.communes()[code].name), UNKNOWN]


def _cell(cells: Counter[tuple[str, str]], covered: dict[tuple[str, str], bool], at: tuple[str, str]) -> Cell:
    if at in covered:
        return Hidden(few=covered[at])
    return cells[at] if at[0] == UNKNOWN else rounded(cells[at])


def _of_groups(key: str, rows: list[Row], last: str = "") -> Table:
    told, groups = words()["tables"][key], words()["groups"]
    heads = (*told["headers"], *(one["label"] for one in groups.values()), words()["total"])
    sums = [sum(int(str(row[at])) for row in rows) for at in range(1, len(groups) + 2)]
    total: Row = (words()["total"], *sums, *((share(sums[0], sums[-1]),) if last else ()))
    return Table(
        key=key,
        title=told["title"],
        headers=(*heads, *((last,) if last else ())),
        rows=tuple(rows),
        total=total if rows else None,
    )
