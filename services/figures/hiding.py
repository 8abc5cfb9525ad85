"""Which cells of a table are not shown, so that nobody is known by being one of few.

A number from 1 to 4 is hidden. Where sums of rows and columns are shown beside it, a single hidden cell could
be found by taking the others from the sum: then the smallest other one is hidden too. What is shown of a
commune is rounded, or two periods that overlap, laid side by side, would tell of the few between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from services.figures.model import FEWEST

Place = tuple[str, str]


def rounded(number: int) -> int:
    """A number of people of one commune as it is shown: the nearest multiple of FEWEST, 0 only of none."""
    if number == 0:
        return 0
    return max(FEWEST, (2 * number + FEWEST) // (2 * FEWEST) * FEWEST)


def hidden(numbers: Mapping[Place, int], open_rows: Collection[str] = ()) -> dict[Place, bool]:
    """Cells that are hidden, by row and column; True for those that are small themselves.

    Args:
        numbers: Cells; those left out are 0.
        open_rows: Rows that tell of no place: they are hidden only to cover others.
    """
    found = {
        place: True for place, number in numbers.items() if 0 < number < FEWEST and place[0] not in open_rows
    }
    lines = [line for axis in (0, 1) for line in _lines(numbers, axis)]
    while True:
        # A cell hidden to cover one line may stand alone in another.
        covered = [_cover(line, numbers, found) for line in lines]
        if not any(covered):
            return found


def _cover(line: list[Place], numbers: Mapping[Place, int], found: dict[Place, bool]) -> bool:
    """Hide a second cell of a line in which just one is; whether that was done."""
    others = [place for place in line if place not in found]
    if len(line) - len(others) != 1 or not others:
        return False
    found[min(others, key=lambda place: (numbers[place], place))] = False
    return True


def _lines(numbers: Mapping[Place, int], axis: int) -> list[list[Place]]:
    """The cells of each row (0) or column (1) that are not 0."""
    of_line: dict[str, list[Place]] = defaultdict(list)
    for place, number in numbers.items():
        if number > 0:
            of_line[place[axis]].append(place)
    return list(of_line.values())
