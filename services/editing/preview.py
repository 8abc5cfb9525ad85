"""An entry as people read it on each channel, without its layout; tests hold it to the channels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.dialogue.policy_replies import answered
from services.errors import CenterError
from services.policy.answer import Answer, Lacking, answer
from services.policy.content import Content
from services.policy.entry import FACETS, Entry
from services.resources import load_yaml

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """What one channel shows: the text and the titles of the buttons below it.

    `most` is the longest message of the channel in UTF-16 units; None where there is no limit.
    """

    channel: str
    text: str
    buttons: tuple[str, ...]
    most: int | None

    @property
    def length(self) -> int:
        """Of the text, in UTF-16 units: the larger of the two ways to count."""
        return len(self.text) + sum(letter > "\uffff" for letter in self.text)


def shown(entry: Entry, content: Content, today: date, facet: str = "answer") -> tuple[Shown, ...] | Lacking:
    """The answer of an entry on every channel, or why there is none.

    Args:
        entry: Need not be one of `content`'s.
        content: What it names and refers to.
        today: The day it is asked on, and about.
        facet: The side of the answer.

    Raises:
        CenterError: It names something that does not exist.
    """
    told = answer(entry, content, today, today, facet)
    if isinstance(told, Lacking):
        return told
    text, buttons = _said(told, entry, content, facet)
    return tuple(
        Shown(name, _numbered(text, buttons) if rules["numbered"] else text, buttons, rules["most"])
        for name, rules in load_yaml("editing/channels.yml").items()
    )


def long_for_channels(entry: Entry, content: Content, today: date) -> Iterator[tuple[str, str, int, int]]:
    """Field, channel, length and limit wherever an answer does not fit into one message."""
    for facet in ("answer", *FACETS):
        try:
            found = shown(entry, content, today, facet)
        except CenterError:  # told by the check
            continue
        for one in () if isinstance(found, Lacking) else found:
            if one.most is not None and one.length > one.most:
                yield facet, load_yaml("editing/words.yml")["channels"][one.channel], one.length, one.most


def _said(told: Answer, entry: Entry, content: Content, facet: str) -> tuple[str, tuple[str, ...]]:
    reply = answered(told, entry, (facet,), content)
    text = _BETWEEN.join((reply.values["answer"], reply.values["source"]))
    return text.strip(), tuple(button.title for button in reply.buttons)


def _numbered(text: str, buttons: tuple[str, ...]) -> str:
    """Zalo's way: the choices listed below the text, to be chosen by their number."""
    if not buttons:
        return text
    words = load_yaml("gateway/channels.yml")["zalo"]
    if len(buttons) == 1:
        return _BETWEEN.join((text, words["choose_one"].format(numbers="1", title=buttons[0])))
    listed = (f"{number}. {title}" for number, title in enumerate(buttons, start=1))
    return _BETWEEN.join((text, "\n".join((words["choose"], *listed))))
