"""What is shown of a commune is no exact number, so two periods laid side by side tell of nobody."""

from collections.abc import Iterator
from datetime import date

import pytest

from language import units
from services.figures.hiding import rounded
from services.figures.market import market_table, pair_table, trade_table
from services.figures.model import FEWEST, UNKNOWN, Measure, Span, Supply
from services.figures.questions import commune_name, commune_table
from services.figures.reading import Figures
from services.figures.table import Cell, Hidden, Ratio, Row, Table
from web.figures import view

HERE, THERE, *_ = sorted(units.communes())
TRADE = "cook"
SPAN = Span(date(2026, 11, 1), date(2026, 11, 23))


def figures(here: int, there: int = 40, unknown: int = 17) -> Figures:
    numbers = {HERE: here, THERE: there, UNKNOWN: unknown}
    return Figures(
        span=SPAN,
        counts={
            Measure.PLACES: {(one, "job"): number for one, number in numbers.items()},
            Measure.TRADES: {(TRADE, one): number for one, number in numbers.items()},
        },
        supply=Supply(SPAN.last, {(TRADE, HERE): 2}),
    )


def tables(found: Figures) -> Iterator[Table]:
    yield commune_table(found)
    yield commune_table(found, "job")
    yield market_table(found)
    yield pair_table(found)
    yield trade_table(found, HERE)


def people(table: Table) -> Iterator[Cell]:
    """The cells that count people of a commune; openings, shares and sums left out."""
    unknown = commune_name(UNKNOWN)
    for row in table.rows:
        if row[0] != unknown:
            yield from _of_people(table.key, row)


def _of_people(key: str, row: Row) -> Row:
    if key == "communes":
        return row[1:]
    return (row[2],) if key == "pairs" else (row[1],)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, 0), (5, 5), (6, 5), (7, 5), (8, 10), (12, 10), (13, 15), (237, 235)]
)
def test_a_number_goes_to_the_nearest_multiple(number, shown):
    assert rounded(number) == shown


@pytest.mark.parametrize("here", [*range(9), 13, 27, 238])
def test_every_number_of_people_of_a_commune_is_hidden_or_rounded(here):
    for table in tables(figures(here)):
        cells = list(people(table))
        assert cells
        assert all(isinstance(cell, Hidden) or int(str(cell)) % FEWEST == 0 for cell in cells), table.key
        assert str(FEWEST) in table.note


@pytest.mark.parametrize("here", [5, 10, 20, 45])
def test_one_person_more_in_a_period_shows_in_no_table_and_no_chart(here):
    before, after = figures(here), figures(here + 1)
    assert [list(people(one)) for one in tables(before)] == [list(people(one)) for one in tables(after)]
    assert market_table(before).rows == market_table(after).rows  # with people for one opening
    assert view.communes(before, None).drawing == view.communes(after, None).drawing
    assert view.market(before, HERE).drawing == view.market(after, HERE).drawing


def test_people_for_one_opening_are_reckoned_of_what_is_shown():
    rows = [row for row in market_table(figures(7)).rows if row[0] == commune_name(HERE)]
    assert rows == [(commune_name(HERE), 5, 2, Ratio(2.5))]


def test_who_told_no_commune_and_the_province_are_shown_as_they_are():
    table = commune_table(figures(7, unknown=17))
    assert table.rows[-1][-1] == 17
    assert table.total is not None
    assert table.total[-1] == 7 + 40 + 17
