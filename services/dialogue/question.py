"""A question the assistant has asked about a place, and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from language.mention import Mention
from language.search_key import search_key
from services.dialogue.place_filters import filter_of, place_as_json, place_from_json
from services.jobs.query import PlaceFilter

_LONGEST_KEY = 24  # characters; a payload has room for 64 bytes (Telegram Bot API, callback_data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asked once more when not understood, then let go.

    Attributes:
        about: `place` (which of several is meant), or `home` (where the person lives).
        name: The name that stands for several places; empty for `home`.
        options: The places it may mean.
        asked: How often it was put.
    """

    about: str
    name: str = ""
    options: tuple[PlaceFilter, ...] = ()
    asked: int = 1

    @property
    def key(self) -> str:
        """What its buttons carry, to be told from those of another question."""
        return search_key(self.name)[:_LONGEST_KEY]

    def as_json(self) -> dict[str, Any]:
        """For Rasa's slot."""
        options = [place_as_json(option) for option in self.options]
        return {"about": self.about, "name": self.name, "options": options, "asked": self.asked}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Question:
        """Read what `as_json` wrote."""
        options = tuple(place_from_json(option) for option in body["options"])
        return cls(about=body["about"], name=body["name"], options=options, asked=body["asked"])


def answer_to(question: Question, mentions: Sequence[Mention]) -> PlaceFilter | None:
    """The place an answer names, by its number, by its name, or by its kind; none if it names none.

    The button of another question is no answer to this one.

    Args:
        question: What was asked.
        mentions: What the answer mentions.
    """
    if any(mention.entity == "asked" and mention.value != question.key for mention in mentions):
        return None
    for mention in mentions:
        if mention.entity == "ordinal" and question.options:
            number = int(mention.value)
            index = number - 1 if number > 0 else len(question.options) + number
            if 0 <= index < len(question.options):
                return question.options[index]
    for mention in mentions:
        if mention.entity != "place" or mention.negated:
            continue
        place: PlaceFilter = filter_of(mention.value)
        if not question.options:
            return None if place.level == "ambiguous" else place  # which home is meant is asked first
        option = _option_within(question, place)
        if option is not None or place.level != "ambiguous":
            return option or place
    return None


def _option_within(question: Question, place: PlaceFilter) -> PlaceFilter | None:
    """The option told by what it lies in: "Bạc Liêu" for "phường 5, thành phố Bạc Liêu (cũ)"."""
    if place.name == question.name:
        return None
    named = [option for option in question.options if place.name in option.title]
    return named[0] if len(named) == 1 else None
