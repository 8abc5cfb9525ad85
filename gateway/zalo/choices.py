"""Numbered choices: a pressed button comes back as plain text, and old phones show no buttons at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gateway.numbering import completed, numbered
from gateway.zalo.words import load_words
from language.numbers import WORDS, read_number
from language.search_key import fold, search_key
from services.conversations.model import Button, Card, Speaker, Turn

LONGEST = 120  # characters of a choice as somebody types it; titles are shorter
_PRESSED = re.compile(r"#b:(?P<position>\d{1,9}):(?P<index>\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pressed:
    """The place of a button: the position of its turn, and its place among the buttons of that turn."""

    position: int
    index: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen.

    Attributes:
        number: What one types to choose it.
        title: Without the number; empty for a button that is nothing but a number.
        button: What is chosen.
        index: Its place among all buttons of the turn.
    """

    number: int
    title: str
    button: Button
    index: int


def pressed(text: str) -> Pressed | None:
    """The button that sends this text; None if it was typed."""
    found = _PRESSED.fullmatch(text.strip())
    return Pressed(int(found["position"]), int(found["index"])) if found else None


def payload_of(turn: Turn, choice: Choice) -> str:
    """What the button of a choice sends; it means something in its own conversation only."""
    return f"#b:{turn.position}:{choice.index}"


def choices_of(turn: Turn) -> list[Choice]:
    """What a turn offers, in the order of the numbers.

    First the cards, each by its first button and under the number that the card bears, so that "số 2" is
    the second card here and for the assistant; a card that comes alone offers all of its buttons. Then
    the other buttons. A number that stands in a title stays; the others go on counting. What several
    replies offer alike is one choice.
    """
    offered = list(_offered(turn))
    numbers = completed([written for written, _button, _index in offered])
    choices = [
        Choice(number, numbered(button.title)[1], button, index)
        for number, (_written, button, index) in zip(numbers, offered, strict=True)
    ]
    return sorted(choices, key=lambda choice: choice.number)


def chosen(turn: Turn, text: str) -> Button | None:
    """The button of the turn that a person means; None for an ordinary text.

    Args:
        turn: The one whose choices are in force.
        text: As it was typed: the number alone or with words such as "chọn", or a title, marked or not.
    """
    if len(text) > LONGEST:
        return None
    number = _number(text)
    if number is not None:
        return next((choice.button for choice in choices_of(turn) if choice.number == number), None)
    wanted = search_key(text)
    found = {button.payload: button for titles, button in _titled(turn) if wanted and wanted in titles}
    # "Số điện thoại" below each of three cards: which one has to be asked.
    return found.popitem()[1] if len(found) == 1 else None


def in_force(turns: Sequence[Turn]) -> Turn | None:
    """The turn whose choices a number means; None if none does.

    It is the last that offers any: whoever says thanks in between still sees its numbers. A question asked
    since wants another answer, and so does an officer.

    Args:
        turns: The latest of a conversation, oldest first.
    """
    for turn in reversed(turns):
        if turn.answer.speaker is Speaker.OFFICER or choices_of(turn):
            return turn
        if any("?" in reply.text for reply in turn.answer.replies):
            return None
    return None


def _titled(turn: Turn) -> Iterator[tuple[set[str], Button]]:
    for choice in choices_of(turn):
        yield {search_key(f"{choice.number}. {choice.title}")}, choice.button
    for reply in turn.answer.replies:
        for button in reply.all_buttons():
            yield {search_key(button.title), search_key(numbered(button.title)[1])}, button


def _offered(turn: Turn) -> Iterator[tuple[int | None, Button, int]]:
    """Number that is written already, button, and index among all; cards first."""
    cards: list[tuple[int | None, Button, int]] = []
    others: list[tuple[int | None, Button, int]] = []
    alone = sum(len(reply.cards) for reply in turn.answer.replies) == 1
    index = 0
    for reply in turn.answer.replies:
        for button in reply.buttons:
            others.append((numbered(button.title)[0], button, index))
            index += 1
        for card in reply.cards:
            cards += _of_card(card, index, alone)
            index += len(card.buttons)
    once: dict[str, tuple[int | None, Button, int]] = {}
    for offer in (*cards, *others):
        payload = offer[1].payload
        # The text lists the one that is written with a number.
        if offer[1].title.strip() and (payload not in once or (once[payload][0] is None and offer[0])):
            once[payload] = offer
    yield from once.values()


def _of_card(card: Card, index: int, alone: bool) -> Iterator[tuple[int | None, Button, int]]:
    for place, button in enumerate(card.buttons if alone else card.buttons[:1]):
        yield numbered(card.title)[0] if place == 0 else None, button, index + place


def _number(text: str) -> int | None:
    found = _typed().fullmatch(search_key(text))
    if found is None:
        return None
    if found["digits"]:
        return int(found["digits"])
    return 4 if found["words"] == "tu" else int(read_number(found["words"]))


@lru_cache(maxsize=1)
def _typed() -> re.Pattern[str]:
    """A number as people type it: digits alone, or words behind another word ("năm" alone is a year)."""
    words = load_words()
    before, by, behind = map(_any_of, (words.before, words.chosen_by, words.behind))
    return re.compile(
        rf"(?:(?:{before}|{by}) )*(?:(?P<digits>\d{{1,2}})|{by} (?P<words>{WORDS}|tu))(?: {behind})*"
    )


def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(fold(word)) for word in words)})"
