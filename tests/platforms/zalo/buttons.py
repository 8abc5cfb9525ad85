"""What the platform takes as buttons."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.platforms.zalo.answers import invalid, object_of, text_of, too_much

LIMIT = 5
TITLE_LIMIT = 100
PAYLOAD_LIMIT = 1000
QUERIES = ("oa.query.show", "oa.query.hide")
ADDRESS = re.compile(r"https?://[^\s/]+\S*")
PHONE = re.compile(r"84[0-9]{8,10}")


@dataclass(frozen=True)
class Button:
    """As a person sees it; `payload` is what a query sends, else what is opened."""

    title: str
    type: str
    payload: Any

    @property
    def asks(self) -> bool:
        """Whether a press comes back as a message."""
        return self.type in QUERIES


def buttons_of(holder: Mapping[str, Any]) -> tuple[Button, ...]:
    """The buttons below `buttons`, which must be there.

    Raises:
        RefusedError: One of them, or their number, is not allowed.
    """
    found = holder.get("buttons")
    if not isinstance(found, list) or not found:
        raise invalid("buttons")
    if len(found) > LIMIT:
        raise too_much("buttons")
    return tuple(_button(item) for item in found)


def _button(item: Any) -> Button:
    if not isinstance(item, dict):
        raise invalid("buttons")
    title = text_of(item, "title")
    if len(title) > TITLE_LIMIT:
        raise too_much("title")
    if not isinstance(item.get("image_icon", ""), str):
        raise invalid("image_icon")
    kind = item.get("type")
    check = CHECKS.get(kind) if isinstance(kind, str) else None
    if check is None:
        raise invalid("type")
    check(item)
    return Button(title, str(kind), item["payload"])


def _query(item: Mapping[str, Any]) -> None:
    if len(text_of(item, "payload")) > PAYLOAD_LIMIT:
        raise too_much("payload")


def _address(item: Mapping[str, Any]) -> None:
    if not ADDRESS.fullmatch(text_of(object_of(item, "payload"), "url")):
        raise invalid("url")


def _phone(item: Mapping[str, Any]) -> None:
    if not PHONE.fullmatch(text_of(object_of(item, "payload"), "phone_code")):
        raise invalid("phone_code")


def _sms(item: Mapping[str, Any]) -> None:
    _phone(item)
    text_of(item["payload"], "content")


CHECKS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "oa.query.show": _query,
    "oa.query.hide": _query,
    "oa.open.url": _address,
    "oa.open.phone": _phone,
    "oa.open.sms": _sms,
}
