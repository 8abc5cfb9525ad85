"""Keep one reading where mentions overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from language.mention import Mention


def _equal(_: Mention) -> int:
    return 0


def longest(mentions: Iterable[Mention], rank: Callable[[Mention], int] = _equal) -> list[Mention]:
    """Mentions that do not overlap, in order of their start.

    The longest wins; of equally long ones the lower rank, then the earlier. Mentions of the same entity
    with the same offsets are one phrase with several values: they stay together, in their order.
    """
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.start - each.end, rank(each), each.start)):
        if all(_go_together(mention, other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda each: each.start)


def _go_together(one: Mention, other: Mention) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return True
    same_phrase = (one.entity, one.start, one.end) == (other.entity, other.start, other.end)
    return same_phrase and one.value != other.value
