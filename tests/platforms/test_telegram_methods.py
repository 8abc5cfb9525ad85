"""The methods of the fake Bot API, called by python-telegram-bot itself."""

import datetime

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatAction

from tests.platforms.telegram.fake import FakeTelegram

CHOICES = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Chi tiết", callback_data="b:1:0")],
        [
            InlineKeyboardButton("Thêm", callback_data="b:1:1"),
            InlineKeyboardButton("Web", url="https://e.vn"),
        ],
    ]
)


async def test_the_bot_knows_itself(bot: Bot):
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (123456789, "fake_bot", True)


async def test_a_message_arrives_as_people_read_it(bot: Bot, telegram: FakeTelegram):
    told = await bot.send_message(
        777,
        "Xin chào <b>bạn</b> &amp; nhà",
        parse_mode="HTML",
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=CHOICES,
    )
    [sent] = telegram.sent
    assert (sent.chat, sent.message_id, sent.text) == (777, told.message_id, "Xin chào bạn & nhà")
    assert sent.source == "Xin chào <b>bạn</b> &amp; nhà"
    assert sent.titles == ["Chi tiết", "Thêm", "Web"]
    assert sent.silent
    assert told.parse_entities() == {told.entities[0]: "bạn"}
    assert told.reply_markup == CHOICES


async def test_ids_of_messages_go_up_and_times_are_kept(bot: Bot, telegram: FakeTelegram):
    before = telegram.clock.now()
    ids = [(await bot.send_message(777, f"tin {number}")).message_id for number in range(3)]
    assert ids == sorted(set(ids))
    times = [sent.at for sent in telegram.sent]
    assert times == sorted(times)
    assert before <= times[0] <= times[-1] <= telegram.clock.now()


async def test_a_reply_keyboard_may_ask_for_place_and_number(bot: Bot, telegram: FakeTelegram):
    asking = [
        KeyboardButton("Gửi vị trí", request_location=True),
        KeyboardButton("Gửi SĐT", request_contact=True),
    ]
    await bot.send_message(777, "ở đâu?", reply_markup=ReplyKeyboardMarkup([asking], resize_keyboard=True))
    await bot.send_message(777, "cảm ơn", reply_markup=ReplyKeyboardRemove())
    first, second = telegram.sent
    assert first.keyboard is not None
    assert [button["text"] for button in first.keyboard["keyboard"][0]] == ["Gửi vị trí", "Gửi SĐT"]
    assert second.keyboard is not None
    assert second.keyboard["remove_keyboard"] is True


async def test_files_are_sent_and_fetched(bot: Bot, telegram: FakeTelegram):
    document = await bot.send_document(
        777, b"%PDF-1", filename="don.pdf", caption="<i>đơn</i>", parse_mode="HTML"
    )
    photo = await bot.send_photo(777, b"\xff\xd8", caption="ảnh")
    again = await bot.send_photo(777, photo.photo[-1].file_id)
    assert document.document is not None
    assert document.document.file_name == "don.pdf"
    assert [sent.text for sent in telegram.sent] == ["đơn", "ảnh", ""]
    assert again.photo[-1].file_id == photo.photo[-1].file_id
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1"


async def test_a_voice_of_a_person_can_be_fetched(bot: Bot, telegram: FakeTelegram):
    telegram.people.send_voice(777)
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.voice is not None
    file = await bot.get_file(update.message.voice.file_id)
    assert file.file_path is not None
    assert "/file/bot" in file.file_path
    assert await file.download_as_bytearray()


async def test_a_place_is_sent(bot: Bot, telegram: FakeTelegram):
    told = await bot.send_location(777, 9.18, 105.15)
    assert told.location is not None
    assert (told.location.latitude, telegram.sent[0].method) == (9.18, "sendLocation")


async def test_an_edit_changes_text_and_buttons(bot: Bot, telegram: FakeTelegram):
    told = await bot.send_message(777, "một", reply_markup=CHOICES)
    edited = await bot.edit_message_text("<b>hai</b>", 777, told.message_id, parse_mode="HTML")
    [sent] = telegram.sent
    assert (sent.text, sent.buttons) == ("hai", [])
    assert sent.edited_at is not None
    assert edited.reply_markup is None  # type: ignore[union-attr]
    await bot.edit_message_reply_markup(777, told.message_id, reply_markup=CHOICES)
    assert (sent.text, sent.titles) == ("hai", ["Chi tiết", "Thêm", "Web"])
    await bot.edit_message_reply_markup(777, told.message_id, reply_markup=InlineKeyboardMarkup([]))
    assert sent.buttons == []


async def test_a_deleted_message_is_gone(bot: Bot, telegram: FakeTelegram):
    told = await bot.send_message(777, "một")
    assert await bot.delete_message(777, told.message_id)
    assert telegram.sent[0].deleted


async def test_a_pressed_button_is_answered(bot: Bot, telegram: FakeTelegram):
    told = await bot.send_message(777, "một", reply_markup=CHOICES)
    telegram.press(777, told.message_id, 1)
    [update] = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "b:1:1"
    assert update.callback_query.message is not None
    assert update.callback_query.message.is_accessible
    assert await bot.answer_callback_query(update.callback_query.id, "đợi em chút")
    assert telegram.setup.answered == [(update.callback_query.id, "đợi em chút")]


async def test_actions_and_commands_are_recorded(bot: Bot, telegram: FakeTelegram):
    await bot.send_chat_action(777, ChatAction.TYPING)
    assert telegram.setup.actions == [(777, "typing")]
    commands = [BotCommand("viec", "Tìm việc"), BotCommand("hoc", "Học nghề")]
    await bot.set_my_commands(commands, language_code="vi")
    await bot.set_my_commands(commands[:1])
    assert await bot.get_my_commands(language_code="vi") == tuple(commands)
    assert await bot.get_my_commands() == tuple(commands[:1])
    await bot.delete_my_commands(language_code="vi")
    assert await bot.get_my_commands(language_code="vi") == ()


async def test_the_webhook_is_told(bot: Bot):
    before = await bot.get_webhook_info()
    assert (before.url, before.pending_update_count) == ("", 0)
    await bot.set_webhook(
        "https://h.vn/tg", max_connections=7, allowed_updates=["message"], secret_token="S3cr-t_1"
    )
    after = await bot.get_webhook_info()
    assert (after.url, after.max_connections, after.allowed_updates) == ("https://h.vn/tg", 7, ("message",))
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


async def test_the_bot_leaves_a_group(bot: Bot, telegram: FakeTelegram):
    telegram.people.type_in_group(-1001234567890, "Lan", "/help@fake_bot")
    assert await bot.leave_chat(-1001234567890)
    assert -1001234567890 not in telegram.messages.chats


@pytest.mark.parametrize("encoding", ["form", "json", "multipart", "query"])
async def test_every_encoding_says_the_same(raw, telegram: FakeTelegram, encoding: str):
    values = {"chat_id": "777", "text": "Đầm & Dơi", "disable_notification": "true"}
    markup = '{"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}'
    if encoding == "form":
        answer = await raw.post("sendMessage", data={**values, "reply_markup": markup})
    elif encoding == "json":
        nested = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
        answer = await raw.post(
            "sendMessage",
            json={"chat_id": 777, "text": "Đầm & Dơi", "disable_notification": True, "reply_markup": nested},
        )
    elif encoding == "multipart":
        fields = {name: (None, value) for name, value in {**values, "reply_markup": markup}.items()}
        answer = await raw.post("sendMessage", files=fields)
    else:
        answer = await raw.get("sendmessage", params={**values, "reply_markup": markup})
    assert answer.json()["ok"] is True
    [sent] = telegram.sent
    assert (sent.text, sent.titles, sent.silent) == ("Đầm & Dơi", ["A"], True)


async def test_the_date_is_that_of_the_clock(bot: Bot, telegram: FakeTelegram):
    telegram.clock.advance(7200)
    told = await bot.send_message(777, "một")
    now = datetime.datetime.fromtimestamp(telegram.clock.now(), datetime.timezone.utc)
    assert abs((now - told.date).total_seconds()) < 30
