"""The messages in the chats, and the record of what the bot sent."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.telegram.clock import Clock
from tests.platforms.telegram.errors import bad_request
from tests.platforms.telegram.markup import inline_buttons

BOT = {"id": 123456789, "is_bot": True, "first_name": "Fake", "username": "fake_bot"}


@dataclass
class Sent:
    """A message as it was really delivered.

    Attributes:
        method: `sendMessage`…
        text: What is read: plain, without marks; the caption of a photo or a document.
        source: The text as it came, with its marks.
        buttons: Rows of inline buttons as in `reply_markup`.
        keyboard: The reply keyboard, its removal or a forced reply; None when there is none.
        at: When it was delivered, seconds since 1970 by the fake's clock.
        edited_at: When it was edited last.
        message: The `Message` of the Bot API, which edits change.
    """

    method: str
    chat: int
    message_id: int
    text: str
    source: str
    parse_mode: str
    buttons: list[list[dict[str, Any]]]
    keyboard: dict[str, Any] | None
    at: float
    message: dict[str, Any]
    silent: bool = False
    edited_at: float | None = None
    deleted: bool = False

    @property
    def titles(self) -> list[str]:
        """Titles of the inline buttons, row after row."""
        return [button["text"] for row in self.buttons for button in row]


@dataclass
class Messages:
    """All chats of the bot; ids of messages go up."""

    clock: Clock
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    of_chats: dict[int, dict[int, dict[str, Any]]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    deleted: list[tuple[int, int]] = field(default_factory=list)
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(11))
    _sent_by_id: dict[tuple[int, int], Sent] = field(default_factory=dict)

    def chat(self, chat: int) -> dict[str, Any]:
        """The `Chat` of somebody who wrote to the bot before.

        Raises:
            ApiError: 400, nobody known.
        """
        found = self.chats.get(chat)
        if found is None:
            raise bad_request("chat not found")
        return found

    def new(self, chat: dict[str, Any], sender: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        """A `Message` with the next id, in its chat."""
        message = {
            "message_id": next(self._ids),
            "from": sender,
            "chat": chat,
            "date": int(self.clock.now()),
            **content,
        }
        self.of_chats.setdefault(chat["id"], {})[message["message_id"]] = message
        return message

    def record(self, sent: Sent) -> None:
        """Keep what the bot sent."""
        self._sent_by_id[sent.chat, sent.message_id] = sent
        self.sent.append(sent)

    def find(self, chat: int, message_id: int, missing: str) -> dict[str, Any]:
        """A message of a chat.

        Raises:
            ApiError: 400 with `missing`, it is not there.
        """
        self.chat(chat)
        found = self.of_chats.get(chat, {}).get(message_id)
        if found is None:
            raise bad_request(missing)
        return found

    def edited(self, message: dict[str, Any], source: str) -> None:
        """Take over into the record what an edit changed."""
        message["edit_date"] = int(self.clock.now())
        sent = self._sent_by_id[message["chat"]["id"], message["message_id"]]
        sent.text = message.get("text", message.get("caption", ""))
        sent.source = source or sent.source
        sent.buttons = message.get("reply_markup", {}).get("inline_keyboard", [])
        sent.edited_at = self.clock.now()

    def delete(self, chat: int, message_id: int) -> None:
        """Take a message out of its chat."""
        self.find(chat, message_id, "message to delete not found")
        del self.of_chats[chat][message_id]
        self.deleted.append((chat, message_id))
        sent = self._sent_by_id.get((chat, message_id))
        if sent is not None:
            sent.deleted = True

    def buttons(self, chat: int, message_id: int) -> Sequence[dict[str, Any]]:
        """The inline buttons of a message, row after row."""
        message = self.find(chat, message_id, "message not found")
        return inline_buttons(message.get("reply_markup"))
