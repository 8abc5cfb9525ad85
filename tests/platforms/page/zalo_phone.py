"""What a person's Zalo shows, and what can be done on it."""

import zlib
from collections.abc import Callable, Mapping
from typing import Any

from tests.platforms.zalo.account import Line
from tests.platforms.zalo.buttons import Button
from tests.platforms.zalo.fake import FakeZalo

Values = Mapping[str, Any]
Shown = dict[str, Any]


def user_id(name: str) -> str:
    """A user id for a name."""
    return str(2_000_000_000_000_000_000 + zlib.crc32(name.encode()))


class ZaloPhone:
    """One phone for everybody: people are told apart by their names."""

    def __init__(self, fake: FakeZalo) -> None:
        self._fake = fake
        self.doings: dict[str, Callable[[str, Values], Any]] = {
            "text": lambda user, values: fake.type_text(user_id(user), str(values["text"])),
            "press": lambda user, values: fake.press(
                user_id(user), str(values["message"]), int(values["index"])
            ),
            "location": lambda user, values: fake.share_location(
                user_id(user), float(values["latitude"]), float(values["longitude"])
            ),
            "contact": lambda user, values: fake.submit_info(
                user_id(user), {"name": user, "phone": str(values["phone"])}
            ),
            "picture": lambda user, _values: fake.send_image(user_id(user)),
            "voice": lambda user, _values: fake.send_audio(user_id(user)),
            "sticker": lambda user, _values: fake.send_sticker(user_id(user)),
            "begin": lambda user, _values: fake.follow(user_id(user)),
            "leave": lambda user, _values: fake.unfollow(user_id(user)),
            "return": lambda user, _values: fake.follow(user_id(user)),
            "officer": lambda user, values: fake.officer_writes(user_id(user), str(values["text"])),
        }

    def show(self, user: str) -> Shown:
        """The chat of this person with the account."""
        person = self._fake.account.people.get(user_id(user))
        return {
            "lines": [_line(line) for line in self._fake.chat(user_id(user)) if not line.hidden],
            "keyboard": [],
            "typing": False,
            "notice": None,
            "commands": [],
            "left": person is not None and person.refuses == -213,
        }


def _line(line: Line) -> Shown:
    return {
        "id": line.message_id,
        "author": line.author,
        "text": line.text,
        "entities": [],
        "kind": "text" if line.kind in ("text", "buttons") else line.kind,
        "place": None,
        "rows": [[_button(button, index)] for index, button in enumerate(line.buttons)],
        "edited": False,
        "at": line.time.timestamp(),
    }


def _button(button: Button, index: int) -> Shown:
    url = None
    if button.type == "oa.open.url":
        url = button.payload["url"]
    elif button.type in ("oa.open.phone", "oa.open.sms"):
        url = f"tel:+{button.payload['phone_code']}"
    return {"title": button.title, "index": index, "url": url}
