"""What a trade usually pays: the median of the vacancies shown now."""

from collections.abc import Iterable
from statistics import median

NEWEST = 200  # vacancies of a trade that count; more would say the same and cost more
_FEWEST = 5  # fewer say nothing about a trade


def middle_pay(floor: int | None, top: int | None) -> int | None:
    """The middle of a stated pay, VND per month; None when none is stated."""
    if floor is None or top is None:
        return top if floor is None else floor
    return (floor + top) // 2


def median_pay(stated: Iterable[tuple[int | None, int | None]]) -> int | None:
    """The median of the middles of ranges, VND per month; None when there are too few of them.

    Args:
        stated: Least and most pay of each vacancy of one trade.
    """
    middles = [pay for floor, top in stated if (pay := middle_pay(floor, top)) is not None]
    return int(median(middles)) if len(middles) >= _FEWEST else None
