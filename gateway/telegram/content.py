"""What a message says: text, or something that cannot be read."""

from dataclasses import dataclass

from telegram import Location, Message

from gateway.shared_place import place_of
from gateway.telegram.words import Words
from services.conversations.model import Attachment, AttachmentKind
from services.conversations.typed_text import clean


@dataclass(frozen=True, slots=True)
class Content:
    """At least one of the two is set; the text of an attachment is its caption."""

    text: str | None = None
    attachment: Attachment | None = None


def content_of(message: Message, words: Words) -> Content | None:
    """The content; None for a notice of Telegram's own, which nobody has said."""
    if message.text is not None:
        return Content(text=clean(message.text))
    if message.location is not None:
        return _position(message, message.location, words)
    if message.contact is not None:
        return _contact(message, words)
    attachment = _attachment(message)
    if attachment is None:
        return None
    return Content(text=clean(message.caption) if message.caption else None, attachment=attachment)


def _position(message: Message, location: Location, words: Words) -> Content:
    # A place looked up on the map, or passed on from somebody else, is not where the person is.
    own = message.venue is None and message.forward_origin is None
    place = place_of(location.latitude, location.longitude) if own else None
    if place is not None:
        return Content(text=words.location.format(place=place))
    where = f"{location.latitude:.5f},{location.longitude:.5f}"
    return Content(attachment=Attachment(AttachmentKind.LOCATION, where))


def _contact(message: Message, words: Words) -> Content:
    contact, sender = message.contact, message.from_user
    assert contact is not None  # noqa: S101 - asked for by the caller
    if sender is not None and contact.user_id == sender.id:
        return Content(text=clean(words.contact.format(phone=_dialled(contact.phone_number))))
    return Content(attachment=Attachment(AttachmentKind.CARD, clean(contact.phone_number)))


def _dialled(number: str) -> str:
    """As people here dial it: Telegram gives the number of the country first, with or without +."""
    digits = number.lstrip("+")
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) == 11 else number


def _attachment(message: Message) -> Attachment | None:
    if message.photo:
        return Attachment(AttachmentKind.IMAGE, clean(message.photo[-1].file_id))
    files = (
        (AttachmentKind.VOICE, message.voice or message.audio),
        # An animation comes as a document too.
        (AttachmentKind.VIDEO, message.video or message.video_note or message.animation),
        (AttachmentKind.FILE, message.document),
        (AttachmentKind.STICKER, message.sticker),
    )
    for kind, file in files:
        if file is not None:
            return Attachment(kind, clean(file.file_id))
    other = message.dice or message.game or message.poll or message.story or message.paid_media
    return None if other is None and message.checklist is None else Attachment(AttachmentKind.OTHER)
