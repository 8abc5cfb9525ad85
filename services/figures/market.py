"""Tables of demand against supply: people who look for work, and openings."""

from __future__ import annotations

from collections import Counter

from language.occupations import occupations
from services.figures.hiding import hidden, rounded
from services.figures.model import FEWEST, UNKNOWN, Counts, Measure
from services.figures.questions import commune_name, communes_with_unknown, known_commune
from services.figures.reading import Figures
from services.figures.table import Cell, Hidden, Ratio, Row, Table
from services.figures.words import day, words


def trade_name(trade: str) -> str:
    """What a trade is called."""
    if trade == UNKNOWN:
        return str(words()["unknown_trade"])
    known = occupations().get(trade)
    return known.label if known else trade


def trade_counts(figures: Figures, commune: str | None = None) -> dict[str, tuple[int, int]]:
    """People who look and openings of each trade, in all communes or in one, most wanted first."""
    looked, open_places = (
        _by(figures.of(Measure.TRADES), 0, commune),
        _by(figures.supply.openings, 0, commune),
    )
    trades = {*looked, *open_places} - {UNKNOWN}
    ordered = sorted(trades, key=lambda one: (-looked[one], -open_places[one], trade_name(one)))
    return {one: (looked[one], open_places[one]) for one in ordered}


def trade_table(figures: Figures, commune: str | None = None) -> Table:
    """Demand and supply by trade."""
    rows = [
        _row(trade_name(trade), *pair, commune is not None)
        for trade, pair in trade_counts(figures, commune).items()
    ]
    looked, open_places = (
        _by(figures.of(Measure.TRADES), 0, commune),
        _by(figures.supply.openings, 0, commune),
    )
    if looked[UNKNOWN] or open_places[UNKNOWN]:
        rows.append(_row(trade_name(UNKNOWN), looked[UNKNOWN], open_places[UNKNOWN], commune is not None))
    total = (
        None if commune else _row(words()["total"], sum(looked.values()), sum(open_places.values()), False)
    )
    return _table("trades", figures, rows, total, of_communes=commune is not None)


def market_table(figures: Figures) -> Table:
    """Demand and supply by commune."""
    looked, open_places = market_counts(figures)
    rows = [
        _row(commune_name(one), looked[one], open_places[one], one != UNKNOWN)
        for one in communes_with_unknown()
    ]
    total = _row(words()["total"], sum(looked.values()), sum(open_places.values()), False)
    covered = [at for at, row in enumerate(rows) if isinstance(row[1], Hidden)]
    if len(covered) == 1:  # or the sum would tell it
        at = min((at for at, row in enumerate(rows) if isinstance(row[1], int) and row[1]), default=None,
                 key=lambda at: (int(str(rows[at][1])), at))  # fmt: skip
        if at is not None:
            rows[at] = (rows[at][0], Hidden(few=False), rows[at][2], None)
    return _table("market", figures, rows, total, of_communes=True)


def market_counts(figures: Figures) -> tuple[Counter[str], Counter[str]]:
    """People who look, and openings, by commune; UNKNOWN among them."""
    return _by(figures.of(Measure.TRADES), 1), _by(figures.supply.openings, 1)


def pair_table(figures: Figures) -> Table:
    """Demand and supply by commune and trade: every pair of which there is something."""
    looked: Counter[tuple[str, str]] = Counter()
    open_places: Counter[tuple[str, str]] = Counter()
    for (trade, commune), number in figures.of(Measure.TRADES).items():
        looked[known_commune(commune), trade] += number
    for (trade, commune), number in figures.supply.openings.items():
        open_places[known_commune(commune), trade] += number
    covered = hidden(looked, open_rows=(UNKNOWN,))
    rows: list[Row] = []
    for commune in communes_with_unknown():
        trades = {trade for place, trade in {*looked, *open_places} if place == commune}
        for trade in sorted(trades, key=trade_name):
            at = (commune, trade)
            known = looked[at] if commune == UNKNOWN else rounded(looked[at])
            told: Cell = Hidden(few=covered[at]) if at in covered else known
            rows.append((commune_name(commune), trade_name(trade), told, open_places[at]))
    return _table("pairs", figures, rows, None, of_communes=True)


def _by(counts: Counts, axis: int, commune: str | None = None) -> Counter[str]:
    """Sums by trade (0) or commune (1), of all communes or of one."""
    found: Counter[str] = Counter()
    for (trade, told), number in counts.items():
        place = known_commune(told)
        if commune in (None, place):
            found[(trade, place)[axis]] += number
    return found


def _row(name: str, looked: int, open_places: int, is_small_place: bool) -> Row:
    if is_small_place and 0 < looked < FEWEST:
        return (name, Hidden(few=True), open_places, None)
    looked = rounded(looked) if is_small_place else looked
    return (name, looked, open_places, Ratio(looked / open_places) if open_places else None)


def _table(key: str, figures: Figures, rows: list[Row], total: Row | None, *, of_communes: bool) -> Table:
    told, supply = words()["tables"], figures.supply.day
    note = told["trades"]["note"].format(day=day(supply)) if supply else told["trades"]["no_supply"]
    if of_communes:
        note = f"{note} {words()['rounded'].format(least=FEWEST)}"
    return Table(
        key=key, title=told[key]["title"], headers=tuple(told[key]["headers"]), rows=tuple(rows),
        total=total, note=note,
    )  # fmt: skip
