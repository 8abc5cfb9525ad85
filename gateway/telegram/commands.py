"""What somebody who types a command of the menu, or comes by a link, wants."""

import re
from dataclasses import dataclass

from gateway.chat.opening import COMMUNE, JOB
from gateway.telegram.words import Words
from services.conversations.model import Button

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(?P<rest>.*))?", re.DOTALL)
_LINK = re.compile(r"(?P<kind>[a-z]+)_(?P<value>[A-Za-z0-9_-]+)")
START = "start"


@dataclass(frozen=True, slots=True)
class Started:
    """The conversation was opened; `query` names a commune or a vacancy as links of the chat page do."""

    query: dict[str, str]


Wish = Started | Button | str


def wish_of(text: str, words: Words) -> Wish:
    """What a text asks for: the start, what a command of ours stands for, or just what it says."""
    found = _COMMAND.fullmatch(text)
    if found is None:
        return text
    name, rest = found["name"].lower(), (found["rest"] or "").strip()
    if name == START:
        return Started(_query(rest))
    command = words.commands.get(name)
    if command is None:
        return text
    if rest:
        return f"{command.words} {rest}"
    return Button(title=command.description, payload=command.payload)


def _query(parameter: str) -> dict[str, str]:
    found = _LINK.fullmatch(parameter)
    return {found["kind"]: found["value"]} if found and found["kind"] in (COMMUNE, JOB) else {}
