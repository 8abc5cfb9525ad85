"""Buttons below a message, and what comes back when one is pressed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.conversations.model import Turn

MOST_BUTTONS = 100
# Two columns of a small screen hold about so many letters each.
NARROW = 18
_DATA = re.compile(r"b:(?P<position>\d{1,9}):(?P<index>\d{1,4})", re.ASCII)

Row = list[list[str]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """The place of a button: the position of its turn, and its place among the buttons of that turn."""

    position: int
    index: int


def pressed(data: str | None) -> Pressed | None:
    """The button that a callback comes from; None if it is none of ours."""
    found = _DATA.fullmatch(data or "")
    return Pressed(int(found["position"]), int(found["index"])) if found else None


def keyboard_of(turn: Turn) -> list[Row]:
    """Rows of [title, callback data]: those of each card together, then those of the whole answer."""
    rows = list(_rows(turn))
    while sum(map(len, rows)) > MOST_BUTTONS:
        # What belongs to the whole answer stands at the end and is needed most.
        del rows[0]
    return rows


def _rows(turn: Turn) -> Iterator[Row]:
    replies = turn.answer.replies
    several = sum(len(reply.cards) for reply in replies) > 1
    index, number, general = 0, 0, []
    for reply in replies:
        general += [_key(button.title, turn.position, index + at) for at, button in enumerate(reply.buttons)]
        index += len(reply.buttons)
        for card in reply.cards:
            number += 1
            before = f"{number}. " if several else ""
            titles = [before + button.title if button.title.strip() else "" for button in card.buttons]
            yield from _columns([_key(title, turn.position, index + at) for at, title in enumerate(titles)])
            index += len(card.buttons)
    yield from _columns(general)


def _key(title: str, position: int, index: int) -> list[str]:
    return [title.strip(), f"b:{position}:{index}"]


def _columns(keys: list[list[str]]) -> Iterator[Row]:
    # Telegram refuses a whole message for one button without a title.
    titled = [key for key in keys if key[0]]
    row: Row = []
    for key in titled:
        if row and (len(row) == 2 or max(len(row[-1][0]), len(key[0])) > NARROW):
            yield row
            row = []
        row.append(key)
    if row:
        yield row
