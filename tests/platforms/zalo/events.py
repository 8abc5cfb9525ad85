"""Bodies of webhooks: one method for each kind of event, in the fields and the order of the documents."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]


def attachment(kind: str, **payload: Any) -> Body:
    return {"type": kind, "payload": payload}


def location(latitude: str, longitude: str) -> Body:
    """Coordinates are strings."""
    return attachment("location", coordinates={"latitude": latitude, "longitude": longitude})


def business_card(phone: str, thumbnail: str, url: str, qr_code: str) -> Body:
    """A link whose description is JSON in a string."""
    described = json.dumps({"phone": phone, "qrCodeUrl": qr_code}, ensure_ascii=False, separators=(",", ":"))
    return attachment("link", thumbnail=thumbnail, description=described, url=url)


@dataclass(frozen=True)
class Events:
    """Builder for one account.

    Attributes:
        stamp: Gives the next timestamp.
        by_app: Gives the id under which the application sees a user.
    """

    app_id: str
    oa_id: str
    stamp: Callable[[], str]
    by_app: Callable[[str], str]

    def user_message(
        self,
        user: str,
        kind: str,
        message_id: str,
        text: str | None = None,
        attachments: Sequence[Body] = (),
        quoted: str | None = None,
    ) -> Body:
        """`user_send_<kind>`: what a person sent."""
        message = _message(message_id, text, attachments)
        if quoted:
            message["quote_msg_id"] = quoted
        return self._between(f"user_send_{kind}", {"id": user}, {"id": self.oa_id}, user, message=message)

    def account_message(
        self,
        user: str,
        kind: str,
        message_id: str,
        text: str | None = None,
        attachments: Sequence[Body] = (),
        admin_id: str | None = None,
    ) -> Body:
        """`oa_send_<kind>`: the echo of what the account sent; `admin_id` when an officer wrote it."""
        sender = {"id": self.oa_id, **({"admin_id": admin_id} if admin_id else {})}
        message = _message(message_id, text, attachments)
        return self._between(f"oa_send_{kind}", sender, {"id": user}, user, message=message)

    def received(self, user: str, message_id: str) -> Body:
        return self._from_account("user_received_message", user, {"msg_id": message_id})

    def seen(self, user: str, message_ids: Sequence[str]) -> Body:
        return self._from_account("user_seen_message", user, {"msg_ids": list(message_ids)})

    def template_received(self, phone: str, message_id: str, tracking_id: str) -> Body:
        """The receipt of a template message goes by the phone number."""
        stamp = self.stamp()
        message = {"delivery_time": stamp, "msg_id": message_id, "tracking_id": tracking_id}
        return {
            "app_id": self.app_id,
            "sender": {"id": self.oa_id},
            "recipient": {"id": phone},
            "event_name": "user_received_message",
            "message": message,
            "timestamp": stamp,
        }

    def following(self, user: str, name: str, source: str = "oa_profile") -> Body:
        """`follow` or `unfollow`."""
        return {
            "app_id": self.app_id,
            "oa_id": self.oa_id,
            "user_id_by_app": self.by_app(user),
            "event_name": name,
            "source": source,
            "follower": {"id": user},
            "timestamp": self.stamp(),
        }

    def submitted(self, user: str, info: Mapping[str, Any]) -> Body:
        return self._between("user_submit_info", {"id": user}, {"id": self.oa_id}, None, info=dict(info))

    def anonymous_message(
        self,
        visitor: str,
        visit: str,
        kind: str,
        message_id: str,
        text: str | None = None,
        attachments: Sequence[Body] = (),
    ) -> Body:
        message = {**_message(message_id, text, attachments), "conversation_id": visit}
        name = f"anonymous_send_{kind}"
        return self._between(name, {"id": visitor}, {"id": self.oa_id}, None, message=message)

    def anonymous_echo(self, visitor: str, visit: str, message_id: str, text: str) -> Body:
        message = {**_message(message_id, text, ()), "conversation_id": visit}
        name = "oa_send_anonymous_text"
        return self._between(name, {"id": self.oa_id}, {"id": visitor}, None, message=message)

    def clicked_chat_now(self, user: str) -> Body:
        return self._about(user, "user_click_chatnow")

    def withdrawn(self, user: str) -> Body:
        """The person asks that everything about them be erased; built like the other events about a user."""
        return self._about(user, "user_withdraw")

    def reacted(self, user: str, message_id: str, icon: str) -> Body:
        message = {"msg_id": message_id, "react_icon": icon}
        name = "user_reacted_message"
        return self._between(name, {"id": user}, {"id": self.oa_id}, user, message=message)

    def tagged(self, user: str, tag: str) -> Body:
        return {
            "app_id": self.app_id,
            "oa_id": self.oa_id,
            "user_id_by_app": self.by_app(user),
            "event_name": "add_user_to_tag",
            "tag": {"user_ids": [user], "name": tag},
            "timestamp": self.stamp(),
        }

    def unknown(self, user: str, name: str = "user_did_something_new") -> Body:
        """An event that no document has."""
        return self._about(user, name)

    def _about(self, user: str, name: str) -> Body:
        return {
            "app_id": self.app_id,
            "oa_id": self.oa_id,
            "user_id": user,
            "user_id_by_app": self.by_app(user),
            "event_name": name,
            "timestamp": self.stamp(),
        }

    def _from_account(self, name: str, user: str, message: Body) -> Body:
        return self._between(name, {"id": self.oa_id}, {"id": user}, user, message=message)

    def _between(self, name: str, sender: Body, recipient: Body, user: str | None, **more: Any) -> Body:
        return {
            "app_id": self.app_id,
            "sender": sender,
            **({"user_id_by_app": self.by_app(user)} if user else {}),
            "recipient": recipient,
            "event_name": name,
            **more,
            "timestamp": self.stamp(),
        }


def _message(message_id: str, text: str | None, attachments: Sequence[Body]) -> Body:
    message: Body = {"text": text} if text is not None else {}
    message["msg_id"] = message_id
    if attachments:
        message["attachments"] = list(attachments)
    return message


def written(body: Body) -> bytes:
    """The bytes that are signed and sent: Vietnamese unescaped, so that whoever writes it anew fails."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
