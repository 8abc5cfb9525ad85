"""A turn as messages of Zalo: plain text, few, none too long, the choices numbered at the end."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from gateway.cutting import cut, length
from gateway.numbering import titled
from gateway.sending import Part
from gateway.zalo.choices import Choice, choices_of, payload_of
from gateway.zalo.rules import HIDE, TEMPLATE, ButtonRules, ZaloRules
from gateway.zalo.words import Words
from services.conversations.model import Button, Card, Speaker, Turn

_BETWEEN_BLOCKS = "\n\n"
_CUT_MARK = "…"


def render(
    turn: Turn, rules: ZaloRules, words: Words, *, with_buttons: bool = True, marks: Sequence[Button] = ()
) -> list[Part]:
    """The messages of a turn, in order, each the value of `message` in a request; none if it says nothing.

    The same turn always gives the same messages.

    Args:
        with_buttons: Put the first choices below the last message too; visitors of the website's widget
            who are not logged in only get text.
        marks: Buttons by which the answer is rated, where Zalo leaves room for them and hides what they send.
    """
    choices = choices_of(turn)
    blocks = [_normal(block) for block in _blocks(turn, choices, words)]
    texts = list(_grouped([block for block in blocks if block], rules.text.at_most))
    parts: list[Part] = [{"text": text} for text in texts]
    buttons = [_button(turn, choice, rules.buttons) for choice in choices[: rules.buttons.at_most]]
    if rules.buttons.press == HIDE and len(buttons) + len(marks) <= rules.buttons.at_most:
        buttons += [_hidden(_short(one.title, rules.buttons), one.payload) for one in marks]
    if parts and buttons and with_buttons:
        parts[-1] = _with_buttons(texts[-1], buttons, rules.buttons)
    return parts


def _blocks(turn: Turn, choices: Sequence[Choice], words: Words) -> Iterator[str]:
    if not turn.answer.replies:
        return
    if turn.answer.speaker is Speaker.OFFICER:
        yield words.officer
    several = sum(len(reply.cards) for reply in turn.answer.replies) > 1
    by_index = {choice.index: choice for choice in choices}
    index = 0
    for reply in turn.answer.replies:
        yield reply.text
        index += len(reply.buttons)
        for card in reply.cards:
            yield _card(card, by_index.get(index) if several and card.buttons else None)
            index += len(card.buttons)
    yield _list(choices, _normal("\n".join(reply.text for reply in turn.answer.replies)), words)


def _card(card: Card, choice: Choice | None) -> str:
    title = card.title.strip()
    if choice is not None:
        title = titled(choice.number, title)
    return "\n".join(filter(None, (title, *(line.strip() for line in card.lines))))


def _list(choices: Sequence[Choice], said: str, words: Words) -> str:
    """The choices under their heading; those that the text itself lists with their numbers are left out."""
    lines: dict[str, list[int]] = {}
    for choice in choices:
        if not (choice.title and f"\n{choice.number}. " in f"\n{said}"):
            # Three cards, one thing to do with each: one line tells it.
            lines.setdefault(choice.title, []).append(choice.number)
    if len(lines) == 1:
        ((title, numbers),) = lines.items()
        return words.only_line(numbers, title)
    listed = (words.choice_line(numbers, title) for title, numbers in lines.items())
    return "\n".join((words.choose, *listed)) if lines else ""


def _grouped(blocks: Sequence[str], limit: int) -> Iterator[str]:
    """Blocks put together as far as one message holds them; one too long for any is cut."""
    group = ""
    for block in blocks:
        for piece in cut(block, limit):
            longer = f"{group}{_BETWEEN_BLOCKS}{piece}" if group else piece
            if length(longer) > limit:
                yield group
                longer = piece
            group = longer
    if group:
        yield group


def _button(turn: Turn, choice: Choice, rules: ButtonRules) -> dict[str, Any]:
    title = _normal(titled(choice.number, choice.title))
    if rules.press == HIDE:
        return _hidden(_short(title, rules), payload_of(turn, choice))
    return {"title": _short(title, rules), "type": "oa.query.show", "payload": title}


def _hidden(title: str, payload: str) -> dict[str, Any]:
    return {"title": title, "type": "oa.query.hide", "payload": payload}


def _short(title: str, rules: ButtonRules) -> str:
    if length(title) <= rules.title_length:
        return title
    # The whole title stands in the list.
    begun = title
    while length(begun) > rules.title_length - len(_CUT_MARK):
        begun = begun.rpartition(" ")[0] or begun[:-1]
    return begun.rstrip(" ,;:") + _CUT_MARK


def _with_buttons(text: str, buttons: Sequence[dict[str, Any]], rules: ButtonRules) -> Part:
    if rules.shape == TEMPLATE:
        payload = {"template_type": "button", "text": text, "buttons": list(buttons)}
        return {"attachment": {"type": "template", "payload": payload}}
    return {"text": text, "attachment": {"type": "template", "payload": {"buttons": list(buttons)}}}


def _normal(text: str) -> str:
    # Decomposed letters would count twice.
    return unicodedata.normalize("NFC", text).strip()
