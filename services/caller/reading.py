"""An officer's note read as a whole, anew at every key: what is typed is all there is to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from language.canonical import Canonical, canonical
from language.danger import find_danger
from language.mention import Mention
from language.places import Place
from language.search_key import search_key
from language.understanding import understand
from services.caller.chips import Chip, Placed, chips
from services.caller.leftovers import left_trades
from services.caller.shorthand import Written, write_out
from services.conversations.masking import mask_personal_numbers
from services.conversations.typed_text import clean
from services.dialogue.frame import Frame
from services.dialogue.merge import merge

_OF_OFFERS = ("occupation", "sector", "place", "home", "near_home", "country", "work_time")
MAX_NOTE = 300  # characters; a longer one is read up to there


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a note says.

    Attributes:
        text: Its canonical form.
        frame: Everything wanted, of kind `job`.
        danger: Kind of danger the caller tells of; none for nothing of that.
        personal: Kinds of personal numbers in it, which nobody needs and nothing keeps.
    """

    note: str
    text: str
    mentions: tuple[Mention, ...]
    frame: Frame
    chips: tuple[Chip, ...]
    danger: str | None = None
    personal: tuple[str, ...] = ()

    @property
    def is_search(self) -> bool:
        """Whether it names what only offers have: a trade, a place, a country, a time of work.

        An age, a sum or a benefit stand in questions about rules as well.
        """
        return any(getattr(self.frame, name) for name in _OF_OFFERS)

    @property
    def questions(self) -> tuple[Chip, ...]:
        """What the caller must be asked: places of a name that several have."""
        return tuple(chip for chip in self.chips if chip.question)


def read_note(note: str, today: date) -> Reading:
    """Read a note; never raises, whatever was typed."""
    masked = mask_personal_numbers(clean(note[:MAX_NOTE]))
    written = write_out(note[:MAX_NOTE])
    text = canonical(written.text)
    mentions = [_settled(mention, text) for mention in understand(text, today)]
    mentions = sorted([*mentions, *left_trades(text, mentions)], key=lambda one: (one.start, one.end))
    danger = find_danger(text)
    return Reading(
        note=note,
        text=text.text,
        mentions=tuple(mentions),
        frame=merge(Frame(), mentions).frame,
        chips=tuple(chips(_placed(mentions, text, written))),
        danger=None if danger is None else str(danger.value),
        personal=masked.kinds,
    )


def _placed(mentions: Sequence[Mention], text: Canonical, written: Written) -> list[Placed]:
    found = []
    for mention in mentions:
        start, end = written.typed_span(*text.raw_span(mention.start, mention.end))
        found.append(Placed(mention, start, end))
    return found


def _settled(mention: Mention, text: Canonical) -> Mention:
    """A place that several are called is the one whose whole title is written."""
    if mention.entity != "place" or mention.value.level != "ambiguous":
        return mention
    behind = search_key(text.text[mention.start :])
    options: Sequence[Place] = mention.value.options
    chosen = next((one for one in options if _begins_with(behind, one.title)), None)
    return mention if chosen is None else replace(mention, value=chosen)


def _begins_with(text: str, title: str) -> bool:
    key = search_key(title)
    return bool(key) and (text == key or text.startswith(f"{key} "))
