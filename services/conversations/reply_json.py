"""Replies as JSON: from Rasa, in the transcript, to the browser."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.conversations.model import Button, Card, Reply
from services.errors import InvalidInput


def reply_to_json(reply: Reply) -> dict[str, Any]:
    """A reply as JSON; empty parts are left out, because a million of them are stored."""
    return _filled(
        text=reply.text,
        buttons=[_button_to_json(button) for button in reply.buttons],
        cards=[
            _filled(
                kind=card.kind,
                id=card.id,
                title=card.title,
                lines=list(card.lines),
                buttons=[_button_to_json(button) for button in card.buttons],
            )
            for card in reply.cards
        ],
    )


def reply_from_json(data: object) -> Reply:
    """A reply that somebody else wrote as JSON.

    Raises:
        InvalidInput: It has another shape.
    """
    fields = _mapping(data)
    return Reply(
        text=_text(fields, "text"),
        buttons=tuple(map(_button_from_json, _items(fields, "buttons"))),
        cards=tuple(map(_card_from_json, _items(fields, "cards"))),
    )


def _card_from_json(data: object) -> Card:
    fields = _mapping(data)
    return Card(
        kind=_text(fields, "kind"),
        id=str(fields.get("id", "")),
        title=_text(fields, "title"),
        lines=tuple(str(line) for line in _items(fields, "lines")),
        buttons=tuple(map(_button_from_json, _items(fields, "buttons"))),
    )


def _button_from_json(data: object) -> Button:
    fields = _mapping(data)
    return Button(title=_text(fields, "title"), payload=_text(fields, "payload"))


def _button_to_json(button: Button) -> dict[str, str]:
    return {"title": button.title, "payload": button.payload}


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _mapping(data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise InvalidInput(f"An object is needed here, not {type(data).__name__}.")
    return data


def _items(fields: Mapping[str, Any], name: str) -> Sequence[object]:
    value = fields.get(name) or ()
    if not isinstance(value, list | tuple):
        raise InvalidInput(f"{name} must be a list, not {type(value).__name__}.")
    return value


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be a text, not {type(value).__name__}.")
    return value
