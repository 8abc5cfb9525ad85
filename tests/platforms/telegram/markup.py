"""`reply_markup`: inline keyboards, reply keyboards, their removal, forced replies."""

from typing import Any
from urllib.parse import urlsplit

from tests.platforms.telegram.errors import bad_request
from tests.platforms.telegram.parameters import Parameters

BUTTONS_LIMIT = 100
ROW_LIMIT = 8
DATA_BYTES = 64
_INLINE_KINDS = ("callback_data", "url", "web_app", "login_url", "copy_text", "switch_inline_query")
_SCHEMES = {"http", "https", "tg"}


def read_markup(parameters: Parameters, *, private: bool) -> dict[str, Any] | None:
    """The keyboard of a message, checked; None when there is none.

    Args:
        parameters: Of the call.
        private: Whether the chat is a private one; only there a button may ask for place or number.

    Raises:
        ApiError: 400, with the Bot API's word for what is wrong.
    """
    markup = parameters.nested("reply_markup", dict, "reply markup")
    if not markup:  # an empty object stands for no keyboard
        return None
    if "inline_keyboard" in markup:
        for button in _buttons(markup["inline_keyboard"], "inline keyboard"):
            _check_inline(button)
    elif "keyboard" in markup:
        for button in _buttons(markup["keyboard"], "reply keyboard"):
            _check_reply(button, private)
    elif not (markup.get("remove_keyboard") or markup.get("force_reply")):
        raise bad_request("object expected as reply markup")
    return dict(markup)


def inline_buttons(markup: dict[str, Any] | None) -> list[dict[str, Any]]:
    """All inline buttons of a message, row after row."""
    return [button for row in (markup or {}).get("inline_keyboard", ()) for button in row]


def _buttons(rows: Any, what: str) -> list[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what}: array of arrays of buttons expected")
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return buttons


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
    kinds = [kind for kind in _INLINE_KINDS if kind in button]
    if len(kinds) != 1:
        raise bad_request(
            "can't parse inline keyboard button: exactly one of the optional fields must be used; "
            "Text buttons are unallowed in the inline keyboard"
        )
    value = button[kinds[0]]
    if kinds[0] == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif kinds[0] == "url":
        address = urlsplit(value) if isinstance(value, str) else None
        if address is None or address.scheme not in _SCHEMES or not address.netloc:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _check_reply(button: Any, private: bool) -> None:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be a non-empty String')
    asks = [kind for kind in ("request_location", "request_contact") if button.get(kind)]
    if len(asks) > 1:
        raise bad_request("can't parse keyboard button: at most one of the optional fields must be used")
    if asks and not private:
        what = "location" if asks == ["request_location"] else "phone number"
        raise bad_request(f"{what} can be requested in private chats only")
