"""What people do in their Telegram: everything becomes the update that the real server would send."""

import re
import zlib
from collections.abc import Callable
from typing import Any

from tests.platforms.telegram.files import Files
from tests.platforms.telegram.html_text import utf16_length
from tests.platforms.telegram.messages import BOT, Messages

OLD_SECONDS = 48 * 3600  # a message may be inaccessible to the bot from then on
CLIENT_LIMIT = 4096  # the client cuts longer texts into several messages
_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?![A-Za-z0-9_])")

Person = int | str
Update = dict[str, Any]


def person_id(user: Person) -> int:
    """The id of a person: as given, or one made from a name."""
    return user if isinstance(user, int) else 100_000_000 + zlib.crc32(user.encode()) % 900_000_000


class People:
    """Everybody who uses the bot; a person is a number, or a name to show."""

    def __init__(
        self, messages: Messages, files: Files, push: Callable[[Update], Update | None], blocked: set[int]
    ) -> None:
        self._messages = messages
        self._files = files
        self._push = push
        self._blocked = blocked
        self.queries: dict[str, float] = {}

    def meet(self, user: Person) -> dict[str, Any]:
        """Know a person; the bot may write to them from now on.

        Returns:
            Their `User`.
        """
        number = person_id(user)
        name = user if isinstance(user, str) else f"Người {number}"
        self._messages.chats.setdefault(number, {"id": number, "first_name": name, "type": "private"})
        return {"id": number, "is_bot": False, "first_name": name, "language_code": "vi"}

    def type_text(self, user: Person, text: str) -> Update | None:
        """Type something; a text that is too long for one message becomes several.

        Returns:
            The update, of several the last; None when the bot does not want messages.
        """
        if not text.strip():
            raise ValueError("a client sends no empty message")
        update = None
        for begin in range(0, len(text), CLIENT_LIMIT):
            update = self._say(user, _typed(text[begin : begin + CLIENT_LIMIT]))
        return update

    def start(self, user: Person, parameter: str = "") -> Update | None:
        """Press START, or follow `https://t.me/<bot>?start=<parameter>`."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", parameter):
            raise ValueError("no parameter of a link")
        return self.type_text(user, f"/start {parameter}".strip())

    def press(self, user: Person, message_id: int, index: int = 0) -> Update | None:
        """Press the `index`-th inline button of a message, counted row after row.

        Raises:
            ValueError: It opens a link and tells the bot nothing.
        """
        data = self._messages.buttons(person_id(user), message_id)[index].get("callback_data")
        if data is None:
            raise ValueError("a button that opens a link sends no update")
        return self.press_data(user, message_id, data)

    def press_data(self, user: Person, message_id: int, data: str, *, old: bool = False) -> Update | None:
        """Press a button that is known by its data, also of a message that is long gone (`old`)."""
        sender = self.meet(user)
        message = self._messages.of_chats.get(sender["id"], {}).get(message_id)
        now = self._messages.clock.now()
        if old or message is None or now - message["date"] > OLD_SECONDS:
            message = {"chat": self._messages.chat(sender["id"]), "message_id": message_id, "date": 0}
        query = f"43{sender['id']}{len(self.queries):08d}"
        self.queries[query] = now
        content = {
            "id": query,
            "from": sender,
            "message": dict(message),
            "chat_instance": f"-38{sender['id']}",
            "data": data,
        }
        return self._push({"callback_query": content})

    def share_location(
        self, user: Person, latitude: float, longitude: float, reply_to: int | None = None
    ) -> Update | None:
        """Share a place, with `reply_to` by the button of that message."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._say(user, {**self._answering(user, reply_to), "location": place})

    def share_contact(
        self, user: Person, phone: str, *, of: Person | None = None, reply_to: int | None = None
    ) -> Update | None:
        """Share the own number, or the card of somebody else."""
        owner = self.meet(user) if of is None else {"id": person_id(of), "first_name": str(of)}
        card = {"phone_number": phone, "first_name": owner["first_name"], "user_id": owner["id"]}
        return self._say(user, {**self._answering(user, reply_to), "contact": card})

    def send_photo(self, user: Person, caption: str = "") -> Update | None:
        small = {**self._files.keep("photo", 1201), "width": 90, "height": 67}
        large = {**self._files.keep("photo", 84123), "width": 1280, "height": 960}
        return self._say(user, {**({"caption": caption} if caption else {}), "photo": [small, large]})

    def send_voice(self, user: Person, seconds: int = 3) -> Update | None:
        voice = {"duration": seconds, "mime_type": "audio/ogg", **self._files.keep("voice", 5120 * seconds)}
        return self._say(user, {"voice": voice})

    def send_document(self, user: Person, name: str, size: int = 20_000) -> Update | None:
        return self._say(user, {"document": {"file_name": name, **self._files.keep("document", size)}})

    def send_sticker(self, user: Person, emoji: str = "👍") -> Update | None:
        kinds = {"is_animated": False, "is_video": False, "type": "regular"}
        sticker = {"width": 512, "height": 512, "emoji": emoji, "set_name": "x", **kinds}
        return self._say(user, {"sticker": {**sticker, **self._files.keep("sticker", 20_000)}})

    def edit_text(self, user: Person, message_id: int, text: str) -> Update | None:
        """Change a message sent before."""
        message = self._messages.of_chats[person_id(user)][message_id]
        message.update(_typed(text), edit_date=int(self._messages.clock.now()))
        return self._push({"edited_message": dict(message)})

    def block(self, user: Person) -> Update | None:
        """Block the bot: it hears of it, and can no longer write."""
        self._blocked.add(person_id(user))
        return self._member(user, "member", "kicked")

    def unblock(self, user: Person) -> Update | None:
        self._blocked.discard(person_id(user))
        return self._member(user, "kicked", "member")

    def type_in_group(self, group: int, user: Person, text: str) -> Update | None:
        """Write where the bot is a member; it hears only commands, its name, answers to itself."""
        if group >= 0:
            raise ValueError("ids of groups are below 0")
        chat = {"id": group, "title": "Nhóm thử", "type": "supergroup"}
        self._messages.chats.setdefault(group, chat)
        message = self._messages.new(chat, self.meet(user), _typed(text))
        return self._push({"message": message})

    def _say(self, user: Person, content: dict[str, Any]) -> Update | None:
        sender = self.meet(user)
        message = self._messages.new(self._messages.chat(sender["id"]), sender, content)
        return self._push({"message": dict(message)})

    def _answering(self, user: Person, message_id: int | None) -> dict[str, Any]:
        if message_id is None:
            return {}
        return {"reply_to_message": dict(self._messages.of_chats[person_id(user)][message_id])}

    def _member(self, user: Person, before: str, after: str) -> Update | None:
        sender = self.meet(user)
        content = {
            "chat": self._messages.chat(sender["id"]),
            "from": sender,
            "date": int(self._messages.clock.now()),
            "old_chat_member": _membership(before),
            "new_chat_member": _membership(after),
        }
        return self._push({"my_chat_member": content})


def _membership(status: str) -> dict[str, Any]:
    return {"user": BOT, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _typed(text: str) -> dict[str, Any]:
    command = _COMMAND.match(text)
    if command is None:
        return {"text": text}
    entity = {"offset": 0, "length": utf16_length(command[0]), "type": "bot_command"}
    return {"text": text, "entities": [entity]}
