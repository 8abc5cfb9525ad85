"""A turn as messages of Telegram: few, none too long, the buttons below the last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from gateway.cutting import cut, length
from gateway.numbering import titled
from gateway.telegram.keyboard import keyboard_of, numbers_of_cards
from services.conversations.model import Button, Card, Turn

# Below Telegram's 4,096: whether it counts letters or UTF-16 units is not said.
LIMIT = 3_990
_BETWEEN_BLOCKS = "\n\n"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bold: bool = False

    @property
    def html(self) -> str:
        escaped = escape(self.text, quote=False)
        return f"<b>{escaped}</b>" if self.bold else escaped


_Block = tuple[_Line, ...]


def render(turn: Turn, *, heading: str, choose: str, marks: Sequence[Button] = ()) -> list[dict[str, Any]]:
    """The messages of a turn, in order; none for a turn that says nothing.

    Each has `html`, the same as `plain` for a platform that finds fault with the first, and `keyboard`,
    rows of [title, callback data]. The same turn always gives the same messages.

    Args:
        heading: Stands above everything unless empty: who speaks, when it is not the assistant.
        choose: Stands above buttons that come without words.
        marks: Buttons by which the answer is rated, below all others.
    """
    blocks = [block for block in _blocks(turn) if block]
    keyboard = keyboard_of(turn)
    if not blocks and keyboard:
        blocks = [(_Line(choose),)]
    if blocks and heading:
        blocks[0] = (_Line(heading, bold=True), *blocks[0])
    parts: list[dict[str, Any]] = [
        {
            "html": _BETWEEN_BLOCKS.join("\n".join(line.html for line in block) for block in group),
            "plain": _plain(group),
            "keyboard": [],
        }
        for group in _grouped(blocks)
    ]
    if parts:
        rating = [[[button.title, button.payload] for button in marks]] if marks else []
        parts[-1]["keyboard"] = [*keyboard, *rating]
    return parts


def _blocks(turn: Turn) -> Iterator[_Block]:
    numbers = numbers_of_cards(turn)
    for reply in turn.answer.replies:
        yield tuple(map(_Line, filter(None, [reply.text.strip()])))
        for card in reply.cards:
            yield _card(card, next(numbers))


def _card(card: Card, number: int | None) -> _Block:
    lines = (line.strip() for line in card.lines)
    # A title in several lines would be cut inside its tag.
    title = " ".join(card.title.split())
    if number is not None:
        title = titled(number, title)
    return (_Line(title, bold=True), *(_Line(line) for line in lines if line))


def _grouped(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Blocks put together as far as one message holds them; one too long for any is cut."""
    group: list[_Block] = []
    for block in blocks:
        for piece in _pieces(block):
            if group and length(_plain([*group, piece])) > LIMIT:
                yield group
                group = []
            group.append(piece)
    if group:
        yield group


def _pieces(block: _Block) -> Iterator[_Block]:
    if length(_plain([block])) <= LIMIT:
        yield block
        return
    piece: _Block = ()
    for line in block:
        for text in cut(line.text, LIMIT):
            longer = (*piece, _Line(text, line.bold))
            if piece and length(_plain([longer])) > LIMIT:
                yield piece
                longer = longer[-1:]
            piece = longer
    yield piece


def _plain(blocks: Sequence[_Block]) -> str:
    return _BETWEEN_BLOCKS.join("\n".join(line.text for line in block) for block in blocks)
