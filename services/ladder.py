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


def take_back(
    query: Query,
    taken: tuple[str, ...],
    apply_steps: Callable[[Query, Sequence[str]], Query],
    finds: Callable[[Query], bool],
) -> tuple[str, ...]:
    """The steps that are still needed once the last of them has found something.

    What was let go last is dearest to the person, so it is asked for again first.

    Args:
        finds: Whether a search finds anything.
    """
    for step in reversed(taken[:-1]):
        fewer = tuple(kept for kept in taken if kept != step)
        tighter = apply_steps(query, fewer)
        if tighter == apply_steps(query, taken) or finds(tighter):
            taken = fewer
    return taken


def fewest_steps(
    query: Query,
    steps: Sequence[str],
    apply_steps: Callable[[Query, Sequence[str]], Query],
    finds: Callable[[Query], bool],
) -> tuple[str, ...]:
    """The steps to take until something is found; none when nothing is found with all of them either.

    Args:
        finds: Whether a search finds anything; asked rung after rung, so it should be cheap.
    """
    rungs = ladder(query, steps, apply_steps)
    taken = next((rung for rung in rungs if finds(apply_steps(query, rung))), ())
    return take_back(query, taken, apply_steps, finds)
