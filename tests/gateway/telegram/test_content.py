"""Whatever a person sends is text, or an attachment that officers can look at, or nobody's words."""

from typing import Any

import pytest

from gateway.telegram.content import Content
from gateway.telegram.events import Written, event_of
from gateway.telegram.words import load_words
from services.conversations.model import Attachment, AttachmentKind
from tests.gateway.telegram.messages import LAN, WRITTEN, file, message

DAM_DOI = {"latitude": 8.98, "longitude": 105.2}
SAIGON = {"latitude": 10.776889, "longitude": 106.700806}
FORWARDED = {"type": "hidden_user", "date": WRITTEN, "sender_user_name": "Hai"}
PHOTO = [file("small", width=90, height=67), file("large", width=1280, height=960)]


def content(**said: Any) -> Content | None:
    event = event_of(message(**said), load_words())
    assert event is None or isinstance(event, Written)
    return None if event is None else event.content


def test_text_is_made_harmless() -> None:
    assert content(text=" tìm\u202e việc\x00 ") == Content(text="tìm việc")


def test_text_that_shows_nothing_is_text_all_the_same() -> None:
    assert content(text="\u200b") == Content(text="")


def test_an_own_position_is_the_nearest_commune_of_ours() -> None:
    said = content(location=DAM_DOI)
    assert said is not None
    assert said.text == "em ở xã Đầm Dơi"


@pytest.mark.parametrize(
    "said",
    [
        {"location": SAIGON},
        {"location": DAM_DOI, "forward_origin": FORWARDED},
        {"location": DAM_DOI, "venue": {"location": DAM_DOI, "title": "Chợ", "address": "Đầm Dơi"}},
    ],
    ids=["far away", "somebody else's", "looked up"],
)
def test_another_position_tells_nothing_about_the_person(said: dict[str, Any]) -> None:
    found = content(**said)
    assert found is not None
    assert found.text is None
    assert found.attachment is not None
    assert found.attachment.kind is AttachmentKind.LOCATION


@pytest.mark.parametrize("number", ["84901234567", "+84901234567", "0901234567"])
def test_an_own_number_is_said_as_people_dial_it(number: str) -> None:
    said = content(contact={"phone_number": number, "first_name": "Lan", "user_id": LAN["id"]})
    assert said == Content(text="số điện thoại của em là 0901234567")


@pytest.mark.parametrize("whose", [{}, {"user_id": 42}])
def test_somebody_elses_number_is_a_card(whose: dict[str, int]) -> None:
    said = content(contact={"phone_number": "84901234567", "first_name": "Hai", **whose})
    assert said == Content(attachment=Attachment(AttachmentKind.CARD, "84901234567"))


@pytest.mark.parametrize(
    ("said", "kind", "reference"),
    [
        ({"photo": PHOTO}, AttachmentKind.IMAGE, "large"),
        ({"voice": file("v", duration=3)}, AttachmentKind.VOICE, "v"),
        ({"audio": file("a", duration=3)}, AttachmentKind.VOICE, "a"),
        ({"video": file("c", width=1, height=1, duration=3)}, AttachmentKind.VIDEO, "c"),
        ({"video_note": file("n", length=1, duration=3)}, AttachmentKind.VIDEO, "n"),
        (
            {"animation": file("g", width=1, height=1, duration=3), "document": file("g")},
            AttachmentKind.VIDEO,
            "g",
        ),
        ({"document": file("d")}, AttachmentKind.FILE, "d"),
        (
            {"sticker": file("s", width=512, height=512, type="regular", is_animated=False, is_video=False)},
            AttachmentKind.STICKER,
            "s",
        ),
        ({"dice": {"emoji": "🎲", "value": 3}}, AttachmentKind.OTHER, ""),
    ],
    ids=lambda value: value.value if isinstance(value, AttachmentKind) else "",
)
def test_what_cannot_be_read_is_kept_by_its_name(
    said: dict[str, Any], kind: AttachmentKind, reference: str
) -> None:
    assert content(**said) == Content(attachment=Attachment(kind, reference))


def test_a_caption_is_the_text_of_what_it_stands_under() -> None:
    said = content(photo=PHOTO, caption="việc này còn không")
    assert said == Content("việc này còn không", Attachment(AttachmentKind.IMAGE, "large"))


@pytest.mark.parametrize(
    "notice",
    [
        {"new_chat_title": "x"},
        {"delete_chat_photo": True},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"something_of_next_year": {"a": 1}},
    ],
)
def test_notices_of_telegrams_own_say_nothing(notice: dict[str, Any]) -> None:
    assert content(**notice) is None
