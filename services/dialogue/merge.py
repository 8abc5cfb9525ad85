"""How a sentence changes a search: stated values replace, refused ones are ruled out, the rest stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from language import units
from language.mention import Mention
from language.places import Place
from services.dialogue.dropped import without_dropped
from services.dialogue.frame import Frame
from services.dialogue.place_filters import filter_of
from services.places import PlaceFilter, is_commune

# Values of one group exclude one another: who says "ca ngày" no longer wants "ca đêm".
_EXCLUSIVE = (
    frozenset({"day_shift", "night_shift", "rotating_shift"}),
    frozenset({"full_time", "part_time"}),
)
_PERSONAL = {"gender": "gender", "education": "education", "experience_months": "experience_months"}
_LISTED = {"work_time": "work_time", "benefit": "benefits", "wish": "wishes", "country": "country"}
_REPLACED = frozenset({"country"})


@dataclass(frozen=True, slots=True)
class Merged:
    """The changed search, and a place that must be asked about before it means anything."""

    frame: Frame
    ambiguous: Place | None = None


def merge(frame: Frame, mentions: Sequence[Mention]) -> Merged:
    """Apply everything a sentence mentions to the search.

    Args:
        frame: The search before it.
        mentions: In the order of the sentence; several values of one kind in it stand together, even
            such as exclude one another ("ca ngày hay ca đêm cũng được").

    Returns:
        The search after it; `ambiguous` is the last wanted place, or home, that stands for several.
        A refused one rules all of them out.
    """
    frame = without_dropped(frame, mentions)  # first: "ca nào cũng được trừ ca đêm" refuses one after all
    frame = _places(frame, _of(mentions, "place"))
    frame = _trades(frame, _of(mentions, "occupation"), _of(mentions, "sector"))
    for entity, name in _LISTED.items():
        frame = _listed(frame, name, _of(mentions, entity))
    for mention in mentions:
        change = _CHANGES.get(mention.entity)
        if change:
            frame = change(frame, mention)
        elif mention.entity in _PERSONAL and not mention.negated:
            frame = frame.changed(_PERSONAL[mention.entity], mention.value)
    unclear = [
        mention.value
        for mention in mentions
        if mention.entity == "place" and mention.value.level == "ambiguous" and not mention.negated
    ]
    return Merged(frame, unclear[-1] if unclear else None)


def _places(frame: Frame, mentions: Sequence[Mention]) -> Frame:
    wanted = tuple(filter_of(m.value) for m in mentions if not m.negated and m.role != "home")
    refused = tuple(filter_of(m.value) for m in mentions if m.negated)
    for mention in mentions:
        if mention.role == "home" and not mention.negated:
            frame = replace(frame, home=filter_of(mention.value))
    if wanted:
        frame = replace(frame, place=_distinct(wanted), near_home=False)
        # "Không làm ở Cà Mau, làm ở Bạc Liêu": today the former lies around the latter.
        refused = tuple(place for place in refused if not any(_lies_in(inner, place) for inner in wanted))
    unclear = {place.name for place in refused if place.level == "ambiguous"}
    kept = tuple(place for place in frame.place if place in wanted or place.name not in unclear)
    frame = replace(frame, place=kept)
    return _rule_out(_allow(frame, "place", wanted), "place", refused)


def _lies_in(inner: PlaceFilter, outer: PlaceFilter) -> bool:
    """Whether a place is a part of a refused province; communes are known for our province only."""
    return units.CA_MAU in outer.codes and all(map(is_commune, inner.codes))


def _trades(frame: Frame, occupations: Sequence[Mention], sectors: Sequence[Mention]) -> Frame:
    """A trade or a sector replaces both of before; named in one sentence, they stand together."""
    if _wanted(occupations) or _wanted(sectors):
        frame = replace(frame, occupation=_distinct(_wanted(occupations)), sector=_distinct(_wanted(sectors)))
    frame = _rule_out(_allow(frame, "occupation", _wanted(occupations)), "occupation", _refused(occupations))
    return _rule_out(_allow(frame, "sector", _wanted(sectors)), "sector", _refused(sectors))


def _listed(frame: Frame, name: str, mentions: Sequence[Mention]) -> Frame:
    known, refused = getattr(frame, name), getattr(frame.negated, name)
    # "Ca đêm cũng được" takes nothing away, and from whoever had only refused the night it asks for nothing.
    also = tuple(mention.value for mention in mentions if mention.also and not mention.negated)
    allowed = tuple(value for value in also if value in refused and not _rivals((value,)).intersection(known))
    wanted = tuple(value for value in _wanted(mentions) if value not in allowed)
    if wanted:
        replacing = tuple(value for value in wanted if value not in also)
        kept = () if name in _REPLACED else _without_rivals(known, replacing)
        frame = frame.changed(name, _distinct((*kept, *wanted)))
    frame = _allow(frame, name, (*wanted, *allowed))
    return _rule_out(frame, name, _refused(mentions))


def _rivals(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value for group in _EXCLUSIVE if group.intersection(values) for value in group)


def _without_rivals(values: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    rivals = _rivals(new)
    return tuple(value for value in values if value not in rivals)


def _of(mentions: Sequence[Mention], entity: str) -> list[Mention]:
    return [mention for mention in mentions if mention.entity == entity]


def _wanted(mentions: Sequence[Mention]) -> tuple[Any, ...]:
    return tuple(mention.value for mention in mentions if not mention.negated)


def _refused(mentions: Sequence[Mention]) -> tuple[Any, ...]:
    return tuple(mention.value for mention in mentions if mention.negated)


def _rule_out(frame: Frame, name: str, refused: tuple[Any, ...]) -> Frame:
    if not refused:
        return frame
    keys = {_key(value) for value in refused}
    kept = tuple(value for value in getattr(frame, name) if _key(value) not in keys)
    frame = frame.changed(name, kept)
    return frame.ruled_out(name, _distinct((*getattr(frame.negated, name), *refused)))


def _allow(frame: Frame, name: str, wanted: tuple[Any, ...]) -> Frame:
    keys = {_key(value) for value in wanted}
    kept = tuple(value for value in getattr(frame.negated, name) if _key(value) not in keys)
    return frame.ruled_out(name, kept)


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({_key(value): value for value in values}.values())


def _key(value: Any) -> Any:
    return (value.name, value.codes) if isinstance(value, PlaceFilter) else getattr(value, "id", value)


def _pay(frame: Frame, mention: Mention) -> Frame:
    pay = mention.value
    if pay.kind in ("negotiable", "piece"):
        return frame
    if mention.negated or pay.kind == "at_most":
        low = frame.salary_min
        contrary = low is not None and pay.maximum is not None and low > pay.maximum
        return replace(frame, salary_min=None if contrary else low, salary_max=pay.maximum)
    if pay.kind == "range":
        return replace(frame, salary_min=pay.minimum, salary_max=pay.maximum)
    return replace(frame, salary_min=pay.minimum, salary_max=None)


def _age(frame: Frame, mention: Mention) -> Frame:
    return replace(frame, age=mention.value.get("minimum") or mention.value.get("maximum"))


def _any(frame: Frame, mention: Mention) -> Frame:
    if mention.value == "occupation":
        return replace(frame, occupation=(), sector=())
    return replace(frame, place=(), near_home=False) if mention.value == "place" else frame


def _near_home(frame: Frame, mention: Mention) -> Frame:
    return replace(frame, near_home=not mention.negated)


_CHANGES: dict[str, Callable[[Frame, Mention], Frame]] = {
    "pay": _pay,
    "age": _age,
    "any": _any,
    "near_home": _near_home,
}
