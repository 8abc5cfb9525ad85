"""Lay what a person got beside what the outbox says they were to get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """One message that a turn was to become.

    `row` names the turn's row of the outbox, whose sends had an unknown result `unknown` times.
    """

    row: int
    text: str
    unknown: int = 0


@dataclass
class Match:
    """`first_seen` tells which message was the first of each row."""

    lost: int = 0
    doubled_marked: int = 0
    doubled_unmarked: int = 0
    out_of_order: int = 0
    first_seen: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Place:
    """So many messages are explained by so many parts; the last row was repeated so often."""

    seen: int = 0
    parts: int = 0
    repeated: int = 0


def match(parts: Sequence[Part], seen: Sequence[str]) -> Match:
    """Explain every message as the next part, or as the marked repetition of the last one.

    A repetition follows at once: a conversation's next part waits until the one before is known to be there.
    The same words may stand in several rows, so all explanations are tried.
    """
    before: dict[_Place, _Place | None] = {_Place(): None}
    open_places = [_Place()]
    while open_places:
        place = open_places.pop()
        if place.seen == len(seen) and place.parts == len(parts):
            return _explained(parts, before, place)
        for following in _following(parts, seen, place):
            if following not in before:
                before[following] = place
                open_places.append(following)
    return _unexplained(parts, seen)


def _following(parts: Sequence[Part], seen: Sequence[str], place: _Place) -> Iterator[_Place]:
    if place.seen == len(seen):
        return
    text = seen[place.seen]
    last = parts[place.parts - 1] if place.parts else None
    if last is not None and text == last.text and place.repeated < last.unknown:
        yield _Place(place.seen + 1, place.parts, place.repeated + 1)
    if place.parts < len(parts) and text == parts[place.parts].text:
        same_row = last is not None and last.row == parts[place.parts].row
        yield _Place(place.seen + 1, place.parts + 1, place.repeated if same_row else 0)


def _explained(parts: Sequence[Part], before: dict[_Place, _Place | None], end: _Place) -> Match:
    found = Match()
    place: _Place | None = end
    while place is not None and (earlier := before[place]) is not None:
        if place.parts == earlier.parts:
            found.doubled_marked += 1
        else:
            found.first_seen[parts[earlier.parts].row] = earlier.seen
        place = earlier
    return found


def _unexplained(parts: Sequence[Part], seen: Sequence[str]) -> Match:
    wanted, got = Counter(part.text for part in parts), Counter(seen)
    lost, extra = sum((wanted - got).values()), got - wanted
    allowed = {part.row: part.unknown for part in parts}
    marked = 0
    for part in parts:
        repeated = min(extra[part.text], allowed[part.row])
        extra[part.text] -= repeated
        allowed[part.row] -= repeated
        marked += repeated
    unmarked = sum(extra.values())
    disorder = int(not lost and not unmarked)
    return Match(lost=lost, doubled_marked=marked, doubled_unmarked=unmarked, out_of_order=disorder)
