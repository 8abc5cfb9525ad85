"""From names found in a text to the places that are meant: kind, container, likeliest candidate."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from language import place_context
from language.places import Candidate, Place, ambiguous, commune_place, containers

# Start and end index of a name, and what it can stand for.
Hit = tuple[int, int, tuple[Candidate, ...]]

_BELOW_PROVINCE = frozenset(["commune", "old_commune", "old_district", "landmark"])
_COMMUNE_LEVELS = frozenset(["commune", "old_commune"])
_DISTRICT_LEVELS = frozenset(["old_district", "province"])
_DISTRICT_KINDS = frozenset(["huyện", "quận", "thị xã", "thành phố"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name found in the words of a text, with the words of kind and age around it.

    Attributes:
        start, end: Word indexes, the words of kind and age included.
        name_start: Index of the first word of the name itself.
        marked: The name was typed with marks.
        announced: The words around say that it is a place.
    """

    start: int
    end: int
    name_start: int
    marked: bool
    candidates: tuple[Candidate, ...]
    kind: str | None
    age: str | None
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A place and the words that name it; the role as in Mention."""

    start: int
    end: int
    place: Place
    role: str | None


def read_places(
    words: Sequence[str],
    typed: Sequence[str],
    hits: Iterable[Hit],
    *,
    cell: bool = False,
) -> list[Reading]:
    """Places named in a text, in order, none overlapping another.

    Args:
        words: Words of the canonical text.
        typed: The same words without the marks that were restored.
        hits: The names found.
        cell: The text is a cell that holds a place and nothing else: no word has to announce it.
    """
    found = (_name(words, typed, hit, cell) for hit in hits)
    names = _longest([name for name in found if name is not None])
    places = _in_containers(words, names)
    readings = []
    for index, (name, place) in enumerate(places):
        role = place_context.role(words, name.start, name.end)
        following = places[index + 1][0].start if index + 1 < len(places) else None
        if role is None and place_context.goes_on_to(words, name.end, following):
            role = place_context.HOME
        readings.append(Reading(start=name.start, end=name.end, place=place, role=role))
    return _without_work_of_before(readings)


def _name(words: Sequence[str], typed: Sequence[str], hit: Hit, cell: bool) -> Name | None:
    """The name at a hit and what surrounds it; None when the words around rule out a place."""
    start, end, found = hit
    kind, from_kind = place_context.kind_before(typed, start)
    age, to_age = place_context.age_behind(typed, end)
    told = cell or kind is not None or (start == 0 and end == len(words))
    short = told or place_context.announces(words, start, abbreviation=True)
    candidates = tuple(
        candidate
        for candidate in found
        if all(guard.allows(typed, typed, start, end) for guard in candidate.guards)
        and (short or candidate.cue != "abbreviation")
    )
    if not candidates:
        return None
    return Name(
        start=from_kind,
        end=to_age,
        name_start=start,
        marked=not all(word.isascii() for word in typed[start:end]),
        candidates=() if place_context.is_no_place(words, from_kind) else candidates,
        kind=kind,
        age=age,
        announced=told or place_context.announces(words, start),
    )


def _longest(names: list[Name]) -> list[Name]:
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        inside = range(name.start, name.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            kept.append(name)
    # A street hides the district whose name ends its own ("đường Phan Ngọc Hiển").
    return sorted((name for name in kept if name.candidates), key=lambda n: n.start)


def _in_containers(words: Sequence[str], names: list[Name]) -> list[tuple[Name, Place]]:
    """Each name with its place; "Đầm Dơi, Cà Mau" and "Cà Mau, Đầm Dơi" become one."""
    found: list[tuple[Name, Place]] = []
    waiting = deque(names)
    while waiting:
        name = waiting.popleft()
        candidates, inside = _said(name), None
        while waiting and _adjacent(words, name.end, waiting[0].start):
            narrowed = _narrow(candidates, name, waiting[0])
            if narrowed is not None:
                candidates, inside = narrowed[0], inside or narrowed[1]
                name = replace(name, end=waiting.popleft().end, announced=True)
                continue
            if _contains(name, waiting[0]):
                waiting[0] = replace(waiting[0], start=name.start, announced=True)
                candidates = ()
            break
        candidates = tuple(c for c in candidates if _is_announced(c, name))
        if candidates:
            found.append((name, _choose(candidates, name, inside)))
    return found


def _adjacent(words: Sequence[str], end: int, start: int) -> bool:
    return end == start or (start - end == 1 and words[end] in (",", "-", "/", "."))


def _is_announced(candidate: Candidate, name: Name) -> bool:
    if candidate.cue == "kind":
        return name.kind is not None
    if name.announced or not candidate.cue or candidate.cue == "abbreviation":
        return True
    return candidate.cue == "unmarked" and name.marked


def _said(name: Name) -> tuple[Candidate, ...]:
    """Candidates that fit the words of kind and age; the nearest when none does ("thị xã Dĩ An")."""
    candidates = name.candidates
    if name.age:
        wanted = tuple(c for c in candidates if c.place.level.startswith("old_") == (name.age == "old"))
        candidates = wanted or candidates
    if name.kind is None:
        return candidates
    levels = _DISTRICT_LEVELS if name.kind in _DISTRICT_KINDS else _COMMUNE_LEVELS
    return (
        tuple(c for c in candidates if name.kind in c.kinds)
        or tuple(c for c in candidates if c.place.level in levels)
        or candidates
    )


def _narrow(
    candidates: tuple[Candidate, ...], name: Name, container: Name
) -> tuple[tuple[Candidate, ...], str] | None:
    """Candidates inside the unit named next, and that unit's key; None when it holds none of them."""
    if min(candidates, key=lambda c: c.rank).place.level not in _BELOW_PROVINCE:
        return None
    if name.kind is None and _is_half_of_ours(candidates):
        return None
    # "Cà Mau" behind a ward is first the former city, then the former province, then today's.
    keys = sorted(c.key for c in _said(container) if c.key and c.place.level != "commune")
    for key in (narrow for unit in keys for narrow in containers(unit)):
        inside = tuple(c for c in candidates if key in c.within)
        if inside:
            return inside, key
    return None


def _contains(name: Name, inner: Name) -> bool:
    """True for a province and a lower unit of it named next."""
    first = min(_said(name), key=lambda c: c.rank)
    second = min(_said(inner), key=lambda c: c.rank)
    return (
        first.place.level in ("province", "old_province")
        and second.place.level in _BELOW_PROVINCE
        and first.key in second.within
        and not _is_half_of_ours(_said(inner))
    )


def _is_half_of_ours(candidates: Iterable[Candidate]) -> bool:
    """True for "Bạc Liêu": ward, former city and former province; none may be taken for granted."""
    return any(c.place.level == "old_province" and "province:96" in c.within for c in candidates)


def _choose(candidates: tuple[Candidate, ...], name: Name, container: str | None) -> Place:
    if container is not None and container.startswith("district:"):
        # Who names the district speaks of the units of before, whose names moved since.
        candidates = tuple(c for c in candidates if c.place.level == "old_commune") or candidates
    if name.kind is None and container is None and _is_half_of_ours(candidates):
        likeliest = list(candidates)
    else:
        best = min(c.rank for c in candidates)
        likeliest = [c for c in candidates if c.rank == best]
    # A ward before a former city, a former province last; and the larger city before the smaller.
    ordered = sorted(likeliest, key=lambda c: (c.place.level, "old_province:96" not in c.within))
    places = list(dict.fromkeys(c.place for c in ordered))
    if len({place.codes for place in places}) == 1 and places[0].level == "old_commune":
        places = places[:1]
    if len(places) > 1:
        names = dict.fromkeys(place.name for place in places)
        return ambiguous(" / ".join(names), tuple(places))
    place = places[0]
    if place.level == "old_commune" and len(place.codes) > 1:
        return ambiguous(place.name, tuple(commune_place(code) for code in place.codes))
    return place


def _without_work_of_before(readings: list[Reading]) -> list[Reading]:
    """Leave out where the person worked; where she works now is her home only if no other place is named."""
    kept = [reading for reading in readings if reading.role != place_context.PAST]
    others = [reading for reading in kept if reading.role != place_context.NOW]
    if others:
        return others
    return [replace(reading, role=place_context.HOME) for reading in kept]
