"""Charts: everything inside, nothing forgotten, neighbours near each other."""

import itertools

import pytest

from language import units
from web.figures.charts.bars import paired_bars, stacked_bars
from web.figures.charts.columns import columns
from web.figures.charts.shapes import Series, Tile, Words, ticks
from web.figures.charts.tiles import name_lines, places, shade, shade_limits, tile_map

NEAREST_KM = 12.0


def near(one, other) -> bool:
    """Whether two tiles touch."""
    across = 2 * (one.column - other.column) + one.row % 2 - other.row % 2
    down = abs(one.row - other.row)
    return (down == 0 and abs(across) == 2) or (down == 1 and abs(across) == 1)


def test_every_commune_has_a_tile_of_its_own_and_no_tile_stands_alone():
    assert {place.code: place.name for place in places()} == {
        code: commune.name for code, commune in units.communes().items()
    }
    assert len({(place.column, place.row) for place in places()}) == 64
    for place in places():
        assert any(near(place, other) for other in places())


def test_most_communes_that_lie_close_together_touch():
    pairs = [
        pair for pair in itertools.combinations(places(), 2)
        if units.distance_km(pair[0].code, pair[1].code) < NEAREST_KM
    ]  # fmt: skip
    touching = [pair for pair in pairs if near(*pair)]
    assert len(pairs) > 80
    assert len(touching) / len(pairs) > 0.9


def test_small_numbers_are_not_on_the_map():
    drawing = tile_map("x", "y", {"32191": 3, "31825": 40})
    written = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert "<5" in written and "40" in written and "3" not in written
    told = [shape.told for shape in drawing.shapes if isinstance(shape, Tile)]
    assert "Năm Căn: dưới 5" in told
    assert all(0 <= shape.x <= drawing.width for shape in drawing.shapes if isinstance(shape, Words))


@pytest.mark.parametrize("numbers", [[], [5], [5, 5, 5], list(range(5, 200))])
def test_more_is_never_lighter(numbers):
    limits = shade_limits({str(at): number for at, number in enumerate(numbers)})
    shades = [shade(number, limits) for number in sorted(numbers)]
    assert shades == sorted(shades)
    assert all(2 <= one <= 5 for one in shades)


@pytest.mark.parametrize("name", [commune.name for commune in units.communes().values()])
def test_a_name_fits_into_two_lines(name):
    lines = name_lines(name)
    assert " ".join(lines) == name
    assert len(lines) <= 2 and max(map(len, lines)) <= 10


@pytest.mark.parametrize("most", [0, 1, 3, 9, 10, 99, 101, 250_000])
def test_marks_begin_at_nothing_and_reach_the_top(most):
    marks = ticks(most)
    assert marks[0] == 0 and marks[-1] >= most and 2 <= len(marks) <= 6


def test_nothing_to_draw_breaks_no_chart():
    none = Series(name="x", look="single", numbers=())
    assert columns("x", "y", [], [none]).shapes
    assert stacked_bars("x", "y", [], [none]).height > 0
    zero = Series(name="x", look="single", numbers=(0,))
    assert paired_bars("x", "y", ["a"], (zero, zero), ["–"]).shapes
