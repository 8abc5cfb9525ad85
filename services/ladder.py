"""Letting go of conditions one after another, the same way for every kind of search."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Query = TypeVar("Query")


def ladder(
    query: Query, steps: Sequence[str], apply_steps: Callable[[Query, Sequence[str]], Query]
) -> Iterator[tuple[str, ...]]:
    """Steps to take together, fewest first; the first are none.

    Each step is taken on top of those before it; a step that changes nothing is left out.

    Args:
        apply_steps: The query that is left when some steps are taken.
    """
    taken: tuple[str, ...] = ()
    yield taken
    current = apply_steps(query, taken)
    for step in steps:
        following = apply_steps(query, (*taken, step))
        if following != current:
            taken, current = (*taken, step), following
            yield taken
