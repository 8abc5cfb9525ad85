"""What a message from Zalo says: text, or something that cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gateway.shared_place import place_of
from gateway.zalo.fields import MalformedError, read_body, text_at
from gateway.zalo.words import Words
from services.conversations.model import Attachment, AttachmentKind
from services.conversations.typed_text import clean

MAX_REFERENCE = 1_000  # characters
_KINDS = {
    "image": AttachmentKind.IMAGE,
    "gif": AttachmentKind.IMAGE,
    "audio": AttachmentKind.VOICE,
    "video": AttachmentKind.VIDEO,
    "file": AttachmentKind.FILE,
    "sticker": AttachmentKind.STICKER,
}


@dataclass(frozen=True, slots=True)
class Content:
    """At least one of the two is set; the text of an attachment is its caption."""

    text: str | None = None
    attachment: Attachment | None = None


def content_of(what: str, body: Mapping[str, Any], words: Words) -> Content:
    """The content of a message.

    Args:
        what: The end of the event's name: "text", "image", "business_card"…; a new one is kept as it is.
        body: The event.
        words: What a shared place says in the person's name.
    """
    text = clean(text_at(body, "message", "text"))
    if what == "text":
        return Content(text=text)
    payload = _payload(body)
    address = text_at(payload, "url")
    if what == "location":
        return _position(payload, words)
    if what == "business_card":
        return Content(attachment=_attachment(AttachmentKind.CARD, _phone(payload) or address))
    if what == "link":
        # The address alone is no caption: there is nothing in it to answer.
        caption = text if text != clean(address) else ""
        return Content(text=caption or None, attachment=_attachment(AttachmentKind.CARD, address))
    kind = _KINDS.get(what, AttachmentKind.OTHER)
    return Content(text=text or None, attachment=_attachment(kind, address))


def local_number(phone: str) -> str:
    """A telephone number as people here dial it: Zalo writes 84 before it."""
    digits = phone.strip().removeprefix("+")
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) == 11 else digits


def _payload(body: Mapping[str, Any]) -> Mapping[str, Any]:
    message = body.get("message")
    attachments = message.get("attachments") if isinstance(message, Mapping) else None
    first = attachments[0] if isinstance(attachments, list) and attachments else None
    payload = first.get("payload") if isinstance(first, Mapping) else None
    return payload if isinstance(payload, Mapping) else {}


def _position(payload: Mapping[str, Any], words: Words) -> Content:
    try:
        latitude, longitude = (
            float(text_at(payload, "coordinates", name)) for name in ("latitude", "longitude")
        )
    except ValueError:
        return Content(attachment=Attachment(AttachmentKind.LOCATION))
    place = place_of(latitude, longitude)
    if place is not None:
        return Content(text=words.location.format(place=place))
    return Content(attachment=Attachment(AttachmentKind.LOCATION, f"{latitude:.5f},{longitude:.5f}"))


def _phone(payload: Mapping[str, Any]) -> str:
    """The number on a business card, whose description is JSON in a string."""
    try:
        return local_number(text_at(read_body(text_at(payload, "description").encode()), "phone"))
    except (MalformedError, UnicodeEncodeError):
        return ""


def _attachment(kind: AttachmentKind, reference: str) -> Attachment:
    return Attachment(kind, clean(reference)[:MAX_REFERENCE])
