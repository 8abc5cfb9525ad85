"""Methods that send, edit and delete messages."""

import math
from typing import Any

from tests.platforms.telegram.errors import ApiError, bad_request
from tests.platforms.telegram.files import Files
from tests.platforms.telegram.flood import Flood
from tests.platforms.telegram.html_text import parse_html, utf16_length
from tests.platforms.telegram.markup import read_markup
from tests.platforms.telegram.messages import BOT, Messages, Sent
from tests.platforms.telegram.parameters import Parameters

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DELETABLE_SECONDS = 48 * 3600
_LINKS = "link preview options"
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class Sending:
    """The methods by their lower-case names; each takes parameters and gives the `result`."""

    def __init__(self, messages: Messages, files: Files, flood: Flood) -> None:
        self._messages = messages
        self._files = files
        self._flood = flood
        self.blocked: set[int] = set()
        self.methods = {
            "sendmessage": self.send_message,
            "sendphoto": self.send_photo,
            "senddocument": self.send_document,
            "sendlocation": self.send_location,
            "editmessagetext": self.edit_text,
            "editmessagereplymarkup": self.edit_markup,
            "deletemessage": self.delete,
        }

    def send_message(self, parameters: Parameters) -> dict[str, Any]:
        content = _text(parameters, "text", TEXT_LIMIT, "message is too long")
        if not content["text"].strip():
            raise bad_request("message text is empty")
        parameters.nested("link_preview_options", dict, _LINKS)
        return self._deliver("sendMessage", parameters, content)

    def send_photo(self, parameters: Parameters) -> dict[str, Any]:
        file = self._files.given(parameters, "photo")
        file.pop("file_name", None)
        content = {"photo": [{**file, "width": 1280, "height": 960}], **_caption(parameters)}
        return self._deliver("sendPhoto", parameters, content)

    def send_document(self, parameters: Parameters) -> dict[str, Any]:
        content = {"document": self._files.given(parameters, "document"), **_caption(parameters)}
        return self._deliver("sendDocument", parameters, content)

    def send_location(self, parameters: Parameters) -> dict[str, Any]:
        place = {name: parameters.number(name) for name in ("latitude", "longitude")}
        within = abs(place["latitude"]) <= 90 and abs(place["longitude"]) <= 180
        if not within or not all(math.isfinite(value) for value in place.values()):
            raise bad_request("wrong location specified")
        return self._deliver("sendLocation", parameters, {"location": place})

    def edit_text(self, parameters: Parameters) -> Any:
        message = self._editable(parameters)
        content = _text(parameters, "text", TEXT_LIMIT, "message is too long")
        if not content["text"].strip():
            raise bad_request("message text is empty")
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        return self._change(message, parameters, content)

    def edit_markup(self, parameters: Parameters) -> Any:
        message = self._editable(parameters)
        kept: dict[str, Any] = {name: message[name] for name in ("text", "entities") if name in message}
        return self._change(message, parameters, kept)

    def delete(self, parameters: Parameters) -> bool:
        chat, message_id = parameters.whole("chat_id"), parameters.whole("message_id")
        message = self._messages.find(chat, message_id, "message to delete not found")
        if self._messages.clock.now() - message["date"] > DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        self._messages.delete(chat, message_id)
        return True

    def chat(self, parameters: Parameters) -> dict[str, Any]:
        """The chat of a call, if the bot may write there.

        Raises:
            ApiError: 400 nobody known, 403 blocked.
        """
        given = parameters.text("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        try:
            chat = self._messages.chat(int(given))
        except ValueError:
            raise bad_request("chat not found") from None
        if chat["id"] in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _deliver(self, method: str, parameters: Parameters, content: dict[str, Any]) -> dict[str, Any]:
        chat = self.chat(parameters)
        markup = read_markup(parameters, private=chat["type"] == "private")
        answered = self._answered(parameters, chat)
        self._flood.spend(chat["id"], self._messages.clock.now())
        inline = {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}
        message = self._messages.new(chat, BOT, {**answered, **content, **inline})
        self._messages.record(
            Sent(
                method=method,
                chat=chat["id"],
                message_id=message["message_id"],
                text=content.get("text", content.get("caption", "")),
                source=parameters.text("text") or parameters.text("caption"),
                parse_mode=parameters.text("parse_mode"),
                buttons=inline["reply_markup"]["inline_keyboard"] if inline else [],
                keyboard=None if inline else markup,
                at=self._messages.clock.now(),
                message=message,
                silent=parameters.flag("disable_notification"),
            )
        )
        return message

    def _answered(self, parameters: Parameters, chat: dict[str, Any]) -> dict[str, Any]:
        reply = parameters.nested("reply_parameters", dict, "reply parameters")
        if not reply:
            return {}
        found = self._messages.of_chats.get(chat["id"], {}).get(reply.get("message_id", 0))
        if found is not None:
            return {"reply_to_message": {k: v for k, v in found.items() if k != "reply_to_message"}}
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")

    def _editable(self, parameters: Parameters) -> dict[str, Any]:
        chat = self.chat(parameters)
        missing = "message to edit not found"
        message = self._messages.find(chat["id"], parameters.whole("message_id"), missing)
        if message["from"]["id"] != BOT["id"]:
            raise bad_request("message can't be edited")
        return message

    def _change(self, message: dict[str, Any], parameters: Parameters, content: dict[str, Any]) -> Any:
        markup = read_markup(parameters, private=message["chat"]["type"] == "private")
        if markup is not None and "inline_keyboard" not in markup:
            raise bad_request("inline keyboard expected")
        # An empty keyboard is no keyboard.
        new = {**content, **({"reply_markup": markup} if markup and any(markup["inline_keyboard"]) else {})}
        changing = ("text", "entities", "reply_markup")
        if new == {name: message[name] for name in changing if name in message}:
            raise bad_request(_NOT_MODIFIED)
        for name in changing:
            message.pop(name, None)
        message.update(new)
        self._messages.edited(message, parameters.text("text"))
        return message


def _text(parameters: Parameters, name: str, limit: int, too_long: str) -> dict[str, Any]:
    """Plain text and entities of a text or a caption."""
    mode = parameters.text("parse_mode").lower()
    source = parameters.text(name)
    given = "entities" if name == "text" else "caption_entities"
    entities = parameters.nested(given, list, "message entities") or []
    if mode == "html":
        source, entities = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")  # Markdown is not what we send: the fake cannot read it
    if utf16_length(source) > limit:
        raise bad_request(too_long)
    return {name: source, **({given: entities} if entities else {})}


def _caption(parameters: Parameters) -> dict[str, Any]:
    content = _text(parameters, "caption", CAPTION_LIMIT, "message caption is too long")
    return content if content["caption"] else {}
