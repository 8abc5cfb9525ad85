"""What people and officers do in their own Zalo; each becomes a webhook."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.platforms.zalo.account import Account, Line
from tests.platforms.zalo.events import Body, Events, attachment, business_card, location

PICTURE = "https://f21-zpc.zdn.vn/anh.jpg"


class People:
    """Acts for the people of one account; message ids are given back."""

    account: Account
    events: Events

    def emit(self, person: str, body: Body) -> None:
        """Send a body as a webhook; given by the class that has a sender."""
        raise NotImplementedError

    def type_text(self, user: str, text: str, quoted: str | None = None) -> str:
        """A person writes; an answer to one message names it."""
        return self._send(user, "text", text, (), quoted=quoted)

    def press(self, user: str, message_id: str, index: int) -> str | None:
        """Press a button of a message; None for one that opens something and tells the account nothing.

        Raises:
            LookupError: This person has no such button.
        """
        line = self.line(user, message_id)
        button = line.buttons[index]
        if not button.asks:
            return None
        return self._send(user, "text", button.payload, (), hidden=button.type == "oa.query.hide")

    def line(self, user: str, message_id: str) -> Line:
        """A line of a chat.

        Raises:
            LookupError: The chat has none with this id.
        """
        for line in self.account.chats.get(user, ()):
            if line.message_id == message_id:
                return line
        raise LookupError(message_id)

    def share_location(self, user: str, latitude: float, longitude: float, name: str | None = None) -> str:
        return self._send(user, "location", name, [location(str(latitude), str(longitude))])

    def send_image(self, user: str, caption: str | None = None, url: str = PICTURE) -> str:
        return self._send(user, "image", caption, [attachment("image", thumbnail=url, url=url)])

    def send_gif(self, user: str, url: str = PICTURE) -> str:
        return self._send(user, "gif", None, [attachment("gif", thumbnail=url, url=url)])

    def send_audio(self, user: str, url: str = "https://voice.zdn.vn/tieng.amr") -> str:
        return self._send(user, "audio", None, [attachment("audio", url=url)])

    def send_video(self, user: str, url: str = "https://video.zdn.vn/phim.mp4") -> str:
        return self._send(
            user, "video", None, [attachment("video", thumbnail=PICTURE, description="", url=url)]
        )

    def send_file(self, user: str, name: str = "ho-so.pdf", size: int = 9999) -> str:
        payload = {
            "url": f"https://f21-zpc.zdn.vn/{name}",
            "size": str(size),
            "name": name,
            "checksum": "9e107d9d372bb6826bd81d3542a419d6",
            "type": name.rpartition(".")[2],
        }
        return self._send(user, "file", None, [attachment("file", **payload)])

    def send_sticker(self, user: str, sticker: str = "bfe458bf64fa8da4d4eb") -> str:
        return self._send(user, "sticker", None, [attachment("sticker", id=sticker, url=PICTURE)])

    def send_link(self, user: str, url: str, description: str = "") -> str:
        payload = attachment("link", thumbnail=PICTURE, description=description, url=url)
        return self._send(user, "link", url, [payload])

    def send_business_card(self, user: str, phone: str) -> str:
        card = business_card(phone, PICTURE, "https://zalo.me/the", "https://zalo.me/qr")
        return self._send(user, "business_card", None, [card])

    def react(self, user: str, message_id: str, icon: str = "/-heart") -> None:
        self.account.interacts(user)
        self.emit(user, self.events.reacted(user, message_id, icon))

    def sees(self, user: str, *message_ids: str) -> None:
        """A receipt opens no window."""
        self.emit(user, self.events.seen(user, message_ids))

    def follow(self, user: str, source: str = "oa_profile") -> None:
        with self.account.lock:
            self.account.person(user).follower = True
            self.account.interacts(user)
        self.emit(user, self.events.following(user, "follow", source))

    def unfollow(self, user: str) -> None:
        """From now on messages to this person get -213, until they follow or write again."""
        with self.account.lock:
            person = self.account.person(user)
            person.follower = False
            person.refuses = -213
        self.emit(user, self.events.following(user, "unfollow"))

    def click_chat_now(self, user: str) -> None:
        self.account.interacts(user)
        self.emit(user, self.events.clicked_chat_now(user))

    def submit_info(self, user: str, info: Mapping[str, Any]) -> None:
        """Fill in the form of a request_user_info message; afterwards the profile tells it as well."""
        with self.account.lock:
            self.account.interacts(user)
            self.account.person(user).shared = {
                name: info[name] for name in ("name", "phone", "user_dob") if name in info
            }
        self.emit(user, self.events.submitted(user, info))

    def withdraw(self, user: str) -> None:
        """Ask that everything be erased."""
        self.emit(user, self.events.withdrawn(user))

    def type_as_visitor(self, visitor: str, visit: str, text: str) -> str:
        """Somebody without an account writes in the widget of a website; `visit` is the conversation's id."""
        with self.account.lock:
            self.account.visits.add((visitor, visit))
            message_id = self.account.say("user", visitor, text, "text")
        self.emit(visitor, self.events.anonymous_message(visitor, visit, "text", message_id, text))
        return message_id

    def officer_writes(self, user: str, text: str, admin_id: str = "7712345678901234567") -> str:
        """An officer answers in OA Manager: stands in the chat, not in what the application sent."""
        message_id = self.account.say("officer", user, text, "text")
        body = self.events.account_message(user, "text", message_id, text, admin_id=admin_id)
        self.emit(user, body)
        return message_id

    def _send(
        self,
        user: str,
        kind: str,
        text: str | None,
        attachments: Sequence[Body],
        *,
        quoted: str | None = None,
        hidden: bool = False,
    ) -> str:
        with self.account.lock:  # a chat's lines and its webhooks are in the same order
            self.account.interacts(user)
            message_id = self.account.say("user", user, text or "", kind, hidden=hidden)
            body = self.events.user_message(user, kind, message_id, text, attachments, quoted)
            self.emit(user, body)
        return message_id
