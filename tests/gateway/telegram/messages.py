"""Updates as Telegram posts them."""

from typing import Any

LAN = {"id": 5550001, "is_bot": False, "first_name": "Lan", "language_code": "vi"}
BOT = {"id": 123456789, "is_bot": True, "first_name": "Fake", "username": "fake_bot"}
PRIVATE = {"id": LAN["id"], "first_name": "Lan", "type": "private"}
GROUP = {"id": -1001234567890, "title": "Nhóm thử", "type": "supergroup"}
CHANNEL = {"id": -1009876543210, "title": "Kênh thử", "type": "channel"}
WRITTEN = 1_790_000_000  # seconds since 1970
DAY = 86_400

Update = dict[str, Any]


def message(update_id: int = 700_000_001, **content: Any) -> Update:
    """A message in the private chat, unless `chat` says otherwise."""
    return {"update_id": update_id, "message": _message(content)}


def edited(seconds_later: int, update_id: int = 700_000_008, **content: Any) -> Update:
    """A message changed some time after it was written."""
    return {
        "update_id": update_id,
        "edited_message": {**_message(content), "edit_date": WRITTEN + seconds_later},
    }


def press(data: str | None, update_id: int = 700_000_003, **changed: Any) -> Update:
    """A press on a button below a message of the bot in the private chat."""
    below = {"message_id": 13, "from": BOT, "chat": PRIVATE, "date": WRITTEN, "text": "Chọn"}
    query = {"id": "4382bfdwdsb323b2d9", "from": LAN, "message": below, "chat_instance": "-1", **changed}
    if data is not None:
        query["data"] = data
    return {"update_id": update_id, "callback_query": query}


def membership(status: str, update_id: int = 700_000_009, **changed: Any) -> Update:
    """The person has blocked the bot ("kicked") or unblocked it ("member")."""
    more = {"until_date": 0} if status == "kicked" else {}
    return {
        "update_id": update_id,
        "my_chat_member": {
            "chat": PRIVATE,
            "from": LAN,
            "date": WRITTEN,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": {"user": BOT, "status": status, **more},
            **changed,
        },
    }


def file(name: str, **more: Any) -> dict[str, Any]:
    """A file's two ids."""
    return {"file_id": name, "file_unique_id": f"u-{name}", **more}


def _message(content: dict[str, Any]) -> dict[str, Any]:
    return {"message_id": 11, "from": LAN, "chat": PRIVATE, "date": WRITTEN, **content}
