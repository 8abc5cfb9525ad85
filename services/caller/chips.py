"""What was understood, piece by piece, each of which can be taken out of the note or changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from language.mention import Mention
from language.places import Place
from services.caller.words import said, section
from services.dialogue.frame import Frame
from services.dialogue.merge import merge
from services.dialogue.wording import summary

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value: what it is called, and what is then written in the place of what was typed."""

    label: str
    write: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A value changed by typing a number; `write` has {number} in it."""

    value: float
    unit: str
    write: str
    least: float
    most: float
    step: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One condition that was understood.

    Attributes:
        entity: Its kind, as of a mention; `home` for a place one lives in.
        start, end: What was typed for it, in code points of the note.
        question: The value has to be chosen among `choices` before it means anything.
    """

    entity: str
    name: str
    label: str
    start: int
    end: int
    choices: tuple[Choice, ...] = ()
    number: Number | None = None
    question: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and where in the note it was typed."""

    mention: Mention
    start: int
    end: int


def chips(placed: Sequence[Placed]) -> list[Chip]:
    """The conditions in the order of the note; what is no condition is left out.

    Args:
        placed: In the order of the note; mentions of one wording stand side by side.
    """
    found = []
    for (entity, start, end), group in groupby(
        placed, key=lambda one: (_kind(one.mention), one.start, one.end)
    ):
        mentions = [one.mention for one in group]
        label = _label(entity, mentions)
        if entity not in section("chips") or not label:
            continue
        found.append(
            Chip(
                entity=entity,
                name=said("chips", entity),
                label=label,
                start=start,
                end=end,
                choices=() if mentions[0].negated else tuple(_choices(entity, mentions)),
                number=_number(entity, mentions),
                question=_is_unclear(mentions[0]),
            )
        )
    return found


def _kind(mention: Mention) -> str:
    return "home" if mention.entity == "place" and mention.role == "home" else mention.entity


def _label(entity: str, mentions: Sequence[Mention]) -> str:
    if entity == "relative":
        return said("relative", str(mentions[0].value))
    if entity in ("place", "home"):
        place: Place = mentions[0].value
        label = place.title or place.name
        return said_refused(label) if mentions[0].negated else label
    return summary(merge(Frame(), mentions).frame)


def said_refused(label: str) -> str:
    """A value that the caller does not want."""
    return str(section("refused")).format(value=label)


def _is_unclear(mention: Mention) -> bool:
    return mention.entity == "place" and mention.value.level == "ambiguous" and not mention.negated


def _choices(entity: str, mentions: Sequence[Mention]) -> Iterator[Choice]:
    if _is_unclear(mentions[0]):
        for option in mentions[0].value.options:
            title = option.title or option.name
            yield Choice(title, title)
    elif entity == "occupation" and len(mentions) > 1:
        for mention in mentions:
            label = summary(Frame(occupation=(mention.value,)))
            yield Choice(label, label)
    else:
        now = {mention.value for mention in mentions} if entity in section("choices") else set()
        for value, write in section("choices").get(entity, {}).items():
            if value not in now:
                yield Choice(write, write)


def _number(entity: str, mentions: Sequence[Mention]) -> Number | None:
    rules = section("numbers").get(entity)
    value = _value(mentions[0])
    if rules is None or value is None or mentions[0].negated:
        return None
    return Number(value=value, **rules)


def _value(mention: Mention) -> float | None:
    """Years of age, or millions of VND a month."""
    if mention.entity == "age":
        years = mention.value.get("minimum") or mention.value.get("maximum")
        return None if years is None else float(years)
    if mention.entity == "pay":
        amount = mention.value.minimum or mention.value.maximum
        return None if amount is None else amount / _MILLION
    return None
