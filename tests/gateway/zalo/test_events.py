import json
from copy import deepcopy

import pytest

from gateway.zalo.events import (
    Came,
    Left,
    Nothing,
    OfficerWrote,
    Said,
    Withdrew,
    account_of,
    name_of,
    read_event,
)
from gateway.zalo.fields import MalformedError, read_body
from gateway.zalo.words import load_words
from services.conversations.model import Attachment, AttachmentKind, Occasion
from tests.gateway.zalo.example_events import NAMES, OA, USER, payload, text_event, without

WORDS = load_words()
PERSON, VISITOR = f"zalo_{USER}", "zalo_anon_a1b2c3d4e5f60718_9b1c2d3e4f"


def read(event):
    return read_event(read_body(json.dumps(event, ensure_ascii=False).encode()), WORDS)


SAID = {
    "user_send_text": (PERSON, "Xin chào", None),
    "user_send_text_quoting": (PERSON, "còn tuyển không em", None),
    "user_send_image": (
        PERSON,
        "giấy tờ của em",
        Attachment(AttachmentKind.IMAGE, "https://f21-zpc.zdn.vn/…jpg"),
    ),
    "user_send_gif": (
        PERSON,
        "giấy tờ của em",
        Attachment(AttachmentKind.IMAGE, "https://f21-zpc.zdn.vn/…jpg"),
    ),
    "user_send_location": (PERSON, None, Attachment(AttachmentKind.LOCATION, "10.79000,106.78000")),
    "user_send_audio": (PERSON, None, Attachment(AttachmentKind.VOICE, "https://voice.zdn.vn/…amr")),
    "user_send_video": (PERSON, None, Attachment(AttachmentKind.VIDEO, "https://…mp4")),
    "user_send_file": (PERSON, None, Attachment(AttachmentKind.FILE, "https://…/ho-so.pdf")),
    "user_send_sticker": (PERSON, None, Attachment(AttachmentKind.STICKER, "https://…png")),
    "user_send_link": (
        PERSON,
        None,
        Attachment(AttachmentKind.CARD, "https://example.vn/tin-tuyen-dung"),
    ),
    "user_send_business_card": (PERSON, None, Attachment(AttachmentKind.CARD, "0912345678")),
    "user_submit_info": (
        PERSON,
        "em tên Nguyễn Thị Lan, số điện thoại của em là 0912345678, em đồng ý cho Trung tâm gọi lại cho em",
        None,
    ),
    "user_submit_info_older": (
        PERSON,
        "em tên Nguyễn Thị Lan, số điện thoại của em là 0912345678, em đồng ý cho Trung tâm gọi lại cho em",
        None,
    ),
    "anonymous_send_text": (VISITOR, "Cho hỏi", None),
    "anonymous_send_image": (
        VISITOR,
        None,
        Attachment(AttachmentKind.IMAGE, "https://f21-zpc.zdn.vn/…jpg"),
    ),
    "anonymous_send_file": (VISITOR, None, Attachment(AttachmentKind.FILE, "https://…/ho-so.pdf")),
    "anonymous_send_sticker": (VISITOR, None, Attachment(AttachmentKind.STICKER, "https://…png")),
}
OTHERS = {
    "follow": Came,
    "user_click_chatnow": Came,
    "unfollow": Left,
    "user_withdraw": Withdrew,
    "oa_send_text_by_officer": OfficerWrote,
    "oa_send_anonymous_text_by_officer": OfficerWrote,
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_person_sends_is_a_message(name):
    event = read(payload(name))
    assert isinstance(event, Said)
    arrival = event.arrival
    assert (arrival.conversation, arrival.text, arrival.attachment) == SAID[name]
    assert (arrival.channel, arrival.occasion) == ("zalo", Occasion.MESSAGE)
    assert arrival.rank == int(payload(name)["timestamp"])
    assert arrival.raw["event_name"] == payload(name)["event_name"]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_message_is_told_apart(name):
    assert type(read(payload(name))) is OTHERS[name]


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(SAID) - set(OTHERS)))
def test_echoes_receipts_and_the_like_do_nothing(name):
    assert read(payload(name)) == Nothing()


@pytest.mark.parametrize("name", NAMES)
def test_every_example_tells_its_account(name):
    assert account_of(payload(name)) == OA


def test_whoever_follows_or_opens_the_chat_may_be_welcomed():
    for name in ("follow", "user_click_chatnow"):
        arrival = read(payload(name)).arrival
        assert (arrival.conversation, arrival.occasion) == (PERSON, Occasion.WELCOME)
        assert arrival.message_id == f"{name}:{payload(name)['timestamp']}:{USER}"
        assert (arrival.text, arrival.attachment) == (None, None)


def test_an_officers_words_belong_to_the_persons_conversation():
    assert read(payload("oa_send_text_by_officer")) == OfficerWrote(
        PERSON, "96d3cdf3af150460917", "Em gọi lại cho anh ngay ạ"
    )
    assert read(payload("oa_send_anonymous_text_by_officer")).conversation == VISITOR


@pytest.mark.parametrize("what", ["image", "gif", "file", "sticker", "list", "anything_new"])
def test_an_officers_picture_hands_over_too(what):
    event = payload("oa_send_text_by_officer")
    event["event_name"] = f"oa_send_{what}"
    del event["message"]["text"]
    assert read(event).text == WORDS.officer_sent


def test_a_place_of_ours_is_said_in_words():
    event = payload("user_send_location")
    event["message"]["attachments"][0]["payload"]["coordinates"] = {
        "latitude": "9.1769",
        "longitude": "105.15",
    }
    text = read(event).arrival.text
    assert text.startswith("em ở ")
    assert "Cơm Coffee" not in text


@pytest.mark.parametrize("latitude", ["", "abc", "nan", "inf", "1e999", None, [1], {}])
def test_a_place_nobody_can_read_is_kept_without_one(latitude):
    event = payload("user_send_location")
    event["message"]["attachments"][0]["payload"]["coordinates"]["latitude"] = latitude
    arrival = read(event).arrival
    assert arrival.text is None
    assert arrival.attachment.kind is AttachmentKind.LOCATION


@pytest.mark.parametrize("identifier", [246845883529197922, "246845883529197922"])
def test_ids_may_be_numbers_and_lose_no_digit(identifier):
    event = text_event("chào", timestamp=1790000000123)
    event["sender"] = {"id": identifier}
    event["message"]["msg_id"] = 96123456789012345678
    arrival = read(event).arrival
    assert (arrival.conversation, arrival.message_id) == (PERSON, "96123456789012345678")
    assert arrival.rank == 1790000000123


@pytest.mark.parametrize(
    ("info", "told"),
    [
        ({"name": "Lan"}, "em tên Lan, "),
        ({"phone": 84912345678}, "số điện thoại của em là 0912345678, "),
        ({"phone": "+84912345678", "name": ""}, "số điện thoại của em là 0912345678, "),
        ({"phone": "0912345678"}, "số điện thoại của em là 0912345678, "),
    ],
)
def test_a_form_tells_what_was_filled_in(info, told):
    event = {**payload("user_submit_info"), "info": info}
    assert read(event).arrival.text == told + WORDS.consent


@pytest.mark.parametrize(
    "info", [{}, None, [], {"name": None, "phone": ""}, {"gender": "Nữ"}, {"phone": "x"}]
)
def test_a_form_without_name_and_number_says_nothing(info):
    assert read({**payload("user_submit_info"), "info": info}) == Nothing()


def test_what_hides_in_a_text_is_cleaned():
    assert read(text_event("tìm\u202e việc\u200b\x00 may ")).arrival.text == "tìm việc may"


def test_a_link_with_words_of_its_own_keeps_them():
    event = payload("user_send_link")
    event["message"]["text"] = "chỗ này thiệt không em"
    assert read(event).arrival.text == "chỗ này thiệt không em"


def test_a_new_kind_of_message_is_kept_for_officers():
    event = {**payload("user_send_video"), "event_name": "user_send_hologram"}
    assert read(event).arrival.attachment == Attachment(AttachmentKind.OTHER, "https://…mp4")


@pytest.mark.parametrize("name", ["user_call", "oa_new_feature", "create_group", "change_template_status_2"])
def test_an_unknown_event_is_named(name):
    assert read({**payload("follow"), "event_name": name}) == Nothing(name)


@pytest.mark.parametrize("name", ["", "two words", "x\ny", "x" * 61, 'a"b', "tên", None, 5, ["follow"]])
def test_a_name_that_could_harm_the_log_is_not_told(name):
    event = {**payload("follow"), "event_name": name}
    assert name_of(event) == ""
    assert read(event).unknown == "?"


def changed(name, *path, to):
    event = deepcopy(payload(name))
    *above, last = path
    inner = event
    for key in above:
        inner = inner[key]
    inner[last] = to
    return event


MALFORMED = {
    "no message": without(payload("user_send_text"), "message"),
    "no id of the message": without(payload("user_send_text"), "message", "msg_id"),
    "no sender": without(payload("user_send_text"), "sender"),
    "sender is a text": changed("user_send_text", "sender", to=USER),
    "sender is a list": changed("user_send_text", "sender", to=[{"id": USER}]),
    "id of the sender is empty": changed("user_send_text", "sender", "id", to=""),
    "id of the sender is a list": changed("user_send_text", "sender", "id", to=[USER]),
    "id of the sender leads elsewhere": changed("user_send_text", "sender", "id", to="../conversations/1"),
    "id of the sender is endless": changed("user_send_text", "sender", "id", to="9" * 41),
    "id of the message is endless": changed("user_send_text", "message", "msg_id", to="9" * 101),
    "id of the message has blanks": changed("user_send_text", "message", "msg_id", to="a b"),
    "message is a list": changed("user_send_text", "message", to=["Xin chào"]),
    "no timestamp": without(payload("user_send_text"), "timestamp"),
    "timestamp is a word": changed("user_send_text", "timestamp", to="today"),
    "timestamp is negative": changed("user_send_text", "timestamp", to="-5"),
    "timestamp is endless": changed("user_send_text", "timestamp", to="9" * 16),
    "visitor without conversation": without(payload("anonymous_send_text"), "message", "conversation_id"),
    "follower nobody knows": without(payload("follow"), "follower"),
    "officer to nobody": without(payload("oa_send_text_by_officer"), "recipient"),
    "withdrawal of nobody": without(payload("user_withdraw"), "user_id"),
    "form of nobody": without(payload("user_submit_info"), "sender"),
}


@pytest.mark.parametrize("event", MALFORMED.values(), ids=MALFORMED)
def test_what_lacks_something_needed_is_malformed_and_its_content_is_not_told(event):
    with pytest.raises(MalformedError) as raised:
        read(event)
    assert str(raised.value) in (
        "message.msg_id", "sender.id", "timestamp", "message.conversation_id", "user_id", "recipient.id",
    )  # fmt: skip


@pytest.mark.parametrize(
    "attachments",
    [
        None,
        [],
        {},
        "x",
        [None],
        ["x"],
        [{}],
        [{"payload": None}],
        [{"payload": []}],
        [{"payload": {"url": 5}}],
    ],
)
@pytest.mark.parametrize("name", [name for name in SAID if "attachments" in payload(name).get("message", {})])
def test_an_attachment_of_any_shape_is_still_a_message(name, attachments):
    event = payload(name)
    event["message"]["attachments"] = attachments
    assert read(event).arrival.attachment is not None


@pytest.mark.parametrize("description", ["", "{", "[]", "null", '{"phone": {}}', '"x"', "\\ud800", None, 7])
def test_a_business_card_nobody_can_read_keeps_its_address(description):
    event = changed(
        "user_send_business_card", "message", "attachments", 0, "payload", "description", to=description
    )
    event["message"]["attachments"][0]["payload"]["url"] = "https://zalo.me/1"
    assert read(event).arrival.attachment == Attachment(AttachmentKind.CARD, "https://zalo.me/1")


@pytest.mark.parametrize(
    "raw", [b"", b"x", b"[]", b"null", b'"{}"', b"\xff\xfe", b"{", b"[" * 60_000, b'{"a":NaN']
)
def test_a_body_that_is_no_object_is_malformed(raw):
    with pytest.raises(MalformedError):
        read_body(raw)
