"""Buttons below a message, and what comes back when one is pressed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gateway.numbering import completed, numbered
from services.conversations.model import Turn

MOST_BUTTONS = 98  # and two for a mark: Telegram shows a hundred
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


def numbers_of_cards(turn: Turn) -> Iterator[int | None]:
    """What stands before each card and its buttons: the number its title carries, or the next; None alone."""
    cards = [card for reply in turn.answer.replies for card in reply.cards]
    if len(cards) == 1:
        yield None
        return
    yield from completed([numbered(card.title)[0] for card in cards])


def _rows(turn: Turn) -> Iterator[Row]:
    numbers = numbers_of_cards(turn)
    index = 0
    general: dict[str, list[str]] = {}  # by payload: what several replies offer is one button
    for reply in turn.answer.replies:
        for at, button in enumerate(reply.buttons):
            if button.title.strip():
                general.setdefault(button.payload, _key(button.title, turn.position, index + at))
        index += len(reply.buttons)
        for card in reply.cards:
            number = next(numbers)
            before = "" if number is None else f"{number}. "
            titles = [before + button.title if button.title.strip() else "" for button in card.buttons]
            yield from _columns([_key(title, turn.position, index + at) for at, title in enumerate(titles)])
            index += len(card.buttons)
    yield from _columns(list(general.values()))


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
