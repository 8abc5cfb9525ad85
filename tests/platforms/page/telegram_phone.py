"""What a person's Telegram shows, and what can be done on it."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.messages import BOT
from tests.platforms.telegram.people import person_id

_KINDS = ("photo", "voice", "video", "document", "sticker", "location", "contact")

Values = Mapping[str, Any]
Shown = dict[str, Any]


class TelegramPhone:
    """One phone for everybody: people are told apart by their names."""

    def __init__(self, fake: FakeTelegram) -> None:
        self._fake = fake
        self._asked: dict[str, str] = {}  # query id → who pressed
        people = fake.people
        self.doings: dict[str, Callable[[str, Values], Any]] = {
            "text": lambda user, values: people.type_text(user, str(values["text"])),
            "press": self._press,
            "location": lambda user, values: people.share_location(
                user, float(values["latitude"]), float(values["longitude"])
            ),
            "contact": lambda user, values: people.share_contact(user, str(values["phone"])),
            "picture": lambda user, _values: people.send_photo(user),
            "voice": lambda user, _values: people.send_voice(user),
            "sticker": lambda user, _values: people.send_sticker(user),
            "begin": lambda user, values: people.start(user, str(values.get("parameter", ""))),
            "leave": lambda user, _values: people.block(user),
            "return": lambda user, _values: people.unblock(user),
        }

    def show(self, user: str) -> Shown:
        """The chat of this person with the bot."""
        chat = person_id(user)
        messages = list(self._fake.messages.of_chats.get(chat, {}).values())
        answers = [
            text for query, text in self._fake.setup.answered if text and self._asked.get(query) == user
        ]
        commands = self._fake.setup.commands
        return {
            "lines": [_line(message) for message in messages],
            "keyboard": self._keyboard(chat),
            "typing": self._fake.setup.shown_until.get(chat, 0.0) > self._fake.clock.now(),
            "notice": {"text": answers[-1], "number": len(answers)} if answers else None,
            "commands": commands.get(("", "vi")) or commands.get(("", ""), []),
            "left": chat in self._fake.blocked,
        }

    def _press(self, user: str, values: Values) -> None:
        update = self._fake.press(user, int(values["message"]), int(values["index"]))
        if update is not None:
            self._asked[update["callback_query"]["id"]] = user

    def _keyboard(self, chat: int) -> list[list[Shown]]:
        """The reply keyboard in force: that of the last message that said something about it."""
        told = [sent.keyboard for sent in self._fake.sent_to(chat) if sent.keyboard]
        rows = told[-1].get("keyboard", []) if told else []
        return [[_key(button) for button in row] for row in rows]


def _key(button: Any) -> Shown:
    if isinstance(button, str):
        return {"title": button, "asks": "text"}
    asks = next((kind for kind in ("location", "contact") if button.get(f"request_{kind}")), "text")
    return {"title": button["text"], "asks": asks}


def _line(message: Shown) -> Shown:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    numbers = iter(range(1000))
    return {
        "id": message["message_id"],
        "author": "oa" if message["from"]["id"] == BOT["id"] else "user",
        "text": message.get("text", message.get("caption", "")),
        "entities": message.get("entities", message.get("caption_entities", [])),
        "kind": next((kind for kind in _KINDS if kind in message), "text"),
        "place": message.get("location"),
        "rows": [[_button(button, next(numbers)) for button in row] for row in rows],
        "edited": "edit_date" in message,
        "at": message["date"],
    }


def _button(button: Shown, index: int) -> Shown:
    return {"title": button["text"], "index": index, "url": button.get("url")}
