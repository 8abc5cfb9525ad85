"""What the platform takes as a message, with its limits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.zalo.answers import RefusedError, invalid, object_of, text_of, too_much
from tests.platforms.zalo.buttons import ADDRESS, Button, buttons_of

TEXT_LIMIT = 2000  # code points as they arrive: decomposed Vietnamese counts more than composed
TITLE_LIMIT = 100
SUBTITLE_LIMIT = 500


@dataclass(frozen=True)
class Content:
    """A message that was taken; `kind` is text, buttons, image, gif, sticker, file or request_user_info."""

    kind: str
    text: str = ""
    buttons: tuple[Button, ...] = ()
    attachment: Mapping[str, Any] = field(default_factory=dict)
    quoted: str | None = None


@dataclass(frozen=True)
class Rules:
    """What depends on the state of the server.

    Attributes:
        button_shape: "plain" (buttons alone, the text in the message), "template" (template_type "button",
            the text in the payload) or "both".
        upload: Tells whether an uploaded id of this kind can still be used.
    """

    button_shape: str
    upload: Callable[[str, str], bool]


def content_of(message: Mapping[str, Any], rules: Rules) -> Content:
    """What a message says.

    Raises:
        RefusedError: It is not allowed.
    """
    quoted = message.get("quote_message_id")
    if "attachment" not in message:
        if quoted is not None and (not isinstance(quoted, str) or not quoted):
            raise invalid("quote_message_id")
        return Content("text", _text(message), quoted=quoted)
    if quoted is not None:  # a quotation goes with text alone
        raise invalid("quote_message_id")
    attachment = object_of(message, "attachment")
    payload = object_of(attachment, "payload")
    if attachment.get("type") == "file":
        return _file(message, payload, rules)
    if attachment.get("type") != "template":
        raise invalid("attachment.type")
    template = payload.get("template_type")
    if template == "media":
        return _media(message, payload, rules)
    if template == "request_user_info":
        return _question_for_contact(message, payload)
    if template == "button" and rules.button_shape in ("template", "both"):
        return Content("buttons", _text(payload), buttons_of(payload))
    if template is None and rules.button_shape in ("plain", "both"):
        return Content("buttons", _text(message), buttons_of(payload))
    raise invalid("template_type")


def _text(holder: Mapping[str, Any]) -> str:
    text = text_of(holder, "text")
    if len(text) > TEXT_LIMIT:
        raise too_much("text")
    return text


def _caption(message: Mapping[str, Any]) -> str:
    return _text(message) if "text" in message else ""


def _buttons_beside(payload: Mapping[str, Any]) -> tuple[Button, ...]:
    return buttons_of(payload) if "buttons" in payload else ()


def _element(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The one element that there must be."""
    elements = payload.get("elements")
    if not isinstance(elements, list) or len(elements) != 1 or not isinstance(elements[0], dict):
        raise invalid("elements")
    return elements[0]


def _file(message: Mapping[str, Any], payload: Mapping[str, Any], rules: Rules) -> Content:
    if "text" in message:
        raise invalid("text")
    if not rules.upload("file", text_of(payload, "token")):
        raise RefusedError(-100)
    return Content("file", "", _buttons_beside(payload), dict(payload))


def _media(message: Mapping[str, Any], payload: Mapping[str, Any], rules: Rules) -> Content:
    element = _element(payload)
    kind = element.get("media_type")
    if kind not in ("image", "gif", "sticker"):
        raise invalid("media_type")
    if kind == "image" and "url" in element:
        if "attachment_id" in element or not ADDRESS.fullmatch(text_of(element, "url")):
            raise invalid("url")
    else:
        identity = text_of(element, "attachment_id")
        if kind != "sticker" and not rules.upload(kind, identity):
            raise RefusedError(-100)
    if kind == "gif" and not all(isinstance(element.get(side), int) for side in ("width", "height")):
        raise invalid("width")
    return Content(kind, _caption(message), _buttons_beside(payload), element)


def _question_for_contact(message: Mapping[str, Any], payload: Mapping[str, Any]) -> Content:
    element = _element(payload)
    if len(text_of(element, "title")) > TITLE_LIMIT:
        raise too_much("title")
    if len(text_of(element, "subtitle")) > SUBTITLE_LIMIT:
        raise too_much("subtitle")
    if not ADDRESS.fullmatch(text_of(element, "image_url")):
        raise invalid("image_url")
    return Content("request_user_info", _caption(message), (), element)
