"""No small number is shown, and none can be found from what is shown."""

import random

import pytest

from services.figures.hiding import hidden
from services.figures.model import FEWEST, UNKNOWN


def test_a_small_number_is_hidden_and_nothing_is_not():
    assert hidden({("a", "x"): 3, ("b", "x"): 2, ("c", "x"): 0}) == {("a", "x"): True, ("b", "x"): True}


def test_one_that_could_be_taken_from_the_sum_takes_another_with_it():
    assert hidden({("a", "x"): 3, ("b", "x"): 20, ("c", "x"): 9}) == {("a", "x"): True, ("c", "x"): False}


def test_who_told_no_commune_is_hidden_only_for_others():
    assert hidden({(UNKNOWN, "x"): 2, ("b", "x"): 20}, open_rows=(UNKNOWN,)) == {}
    assert hidden({(UNKNOWN, "x"): 2, ("b", "x"): 4}, open_rows=(UNKNOWN,)) == {
        ("b", "x"): True,
        (UNKNOWN, "x"): False,
    }


@pytest.mark.parametrize("seed", range(20))
def test_no_line_has_just_one_hidden_cell_beside_others_that_are_shown(seed):
    rng = random.Random(seed)
    numbers = {
        (f"r{row}", f"c{col}"): rng.choice((0, 0, 1, 3, 7, 30)) for row in range(20) for col in range(4)
    }
    found = hidden(numbers)
    assert all(place in found for place, number in numbers.items() if 0 < number < FEWEST)
    for axis in (0, 1):
        for name in {place[axis] for place in numbers}:
            line = [place for place, number in numbers.items() if place[axis] == name and number]
            assert len([place for place in line if place in found]) != 1 or len(line) == 1
