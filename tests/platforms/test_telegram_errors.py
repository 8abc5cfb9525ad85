"""What the fake Bot API refuses, and what python-telegram-bot makes of it."""

import json
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.faults import Kind


def keyboard(*buttons: Any) -> str:
    return json.dumps({"inline_keyboard": [list(buttons)]})


REFUSED = [
    ("sendMessage", {"text": "a"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": "778", "text": "a"}, "chat not found"),
    ("sendMessage", {"chat_id": "@ai_do", "text": "a"}, "chat not found"),
    ("sendMessage", {"chat_id": "777"}, "message text is empty"),
    ("sendMessage", {"chat_id": "777", "text": " \n"}, "message text is empty"),
    ("sendMessage", {"chat_id": "777", "text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    ("sendMessage", {"chat_id": "777", "text": "a" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": "777", "text": "👍" * 2049}, "message is too long"),
    ("sendMessage", {"chat_id": "777", "text": "a<br>", "parse_mode": "HTML"}, "can't parse entities: Un"),
    ("sendMessage", {"chat_id": "777", "text": "a", "parse_mode": "Smoke"}, "unsupported parse_mode"),
    ("sendMessage", {"chat_id": "777", "text": "a", "reply_markup": "{"}, "can't parse reply markup JSON"),
    ("sendMessage", {"chat_id": "777", "text": "a", "reply_markup": "[]"}, "object expected as reply markup"),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": '{"a": 1}'},
        "object expected as reply markup",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": keyboard({"text": "A", "callback_data": "ầ" * 22})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": keyboard({"text": "A", "callback_data": ""})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": keyboard({"text": "A"})},
        "can't parse inline keyboard button",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": keyboard({"text": "", "callback_data": "a"})},
        "can't parse inline keyboard button",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": keyboard({"text": "A", "url": "javascript:1"})},
        "inline keyboard button URL",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_markup": keyboard(*[{"text": "A", "callback_data": "a"}] * 9)},
        "REPLY_MARKUP_TOO_LONG",
    ),
    (
        "sendMessage",
        {"chat_id": "777", "text": "a", "reply_parameters": '{"message_id": 9}'},
        "message to be",
    ),
    ("sendPhoto", {"chat_id": "777"}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": "777", "photo": "xyz"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": "777", "photo": "https://e.vn/a.jpg", "caption": "a" * 1025}, "caption is too"),
    ("sendDocument", {"chat_id": "777"}, "there is no document in the request"),
    ("sendLocation", {"chat_id": "777", "latitude": "9"}, "longitude is empty or no number"),
    ("sendLocation", {"chat_id": "777", "latitude": "99", "longitude": "1"}, "wrong location specified"),
    ("editMessageText", {"chat_id": "777", "message_id": "5", "text": "a"}, "message to edit not found"),
    ("editMessageReplyMarkup", {"chat_id": "777", "message_id": "x"}, "message_id must be an integer"),
    ("deleteMessage", {"chat_id": "777", "message_id": "5"}, "message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "5"}, "query is too old and response timeout expired"),
    ("sendChatAction", {"chat_id": "777", "action": "dance"}, "wrong parameter action in request"),
    ("setMyCommands", {"commands": '[{"command": "Việc", "description": "a"}]'}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": '[{"command": "a", "description": ""}]'},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("setMyCommands", {"commands": json.dumps([{}] * 101)}, "BOT_COMMANDS_TOO_MUCH"),
    ("setWebhook", {"url": "http://h.vn/tg"}, "bad webhook: An HTTPS URL must be provided"),
    ("setWebhook", {"url": "https://h.vn:8080/tg"}, "bad webhook: Webhook can be set up only on ports"),
    ("setWebhook", {"url": "https://h.vn/tg", "secret_token": "bí mật"}, "secret token contains unallowed"),
    ("setWebhook", {"url": "https://h.vn/tg", "secret_token": "a" * 257}, "secret token is too long"),
    ("setWebhook", {"url": "https://h.vn/tg", "max_connections": "101"}, "max_connections must be"),
    ("getFile", {"file_id": "xyz"}, "invalid file_id"),
]


@pytest.mark.parametrize(("method", "values", "reason"), REFUSED)
async def test_bad_requests_are_told_in_the_words_of_the_bot_api(raw, telegram, method, values, reason):
    answer = await raw.post(method, data=values)
    body = answer.json()
    assert (answer.status_code, body["ok"], body["error_code"]) == (400, False, 400)
    assert body["description"].startswith(f"Bad Request: {reason}") or reason in body["description"]
    assert telegram.sent == []


async def test_the_limits_themselves_pass(bot: Bot, raw, telegram: FakeTelegram):
    await bot.send_message(777, "&amp;" * 4096, parse_mode="HTML")
    data = keyboard({"text": "A", "callback_data": "ầ" * 21 + "a"})
    assert (
        await raw.post("sendMessage", data={"chat_id": 777, "text": "a", "reply_markup": data})
    ).is_success
    assert len(telegram.sent) == 2


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"[1]", "application/json"),
        (b"{", "application/json"),
        (b"text=%ff", "application/x-www-form-urlencoded"),
        (b"no parts", "multipart/form-data; boundary=x"),
    ],
)
async def test_a_body_that_is_none_is_refused(raw, content: bytes, kind: str):
    answer = await raw.post("sendMessage", content=content, headers={"content-type": kind})
    assert answer.status_code == 400


async def test_a_wrong_token_and_an_unknown_method_are_told(telegram: FakeTelegram, raw):
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{telegram.base_url}1:other/getMe")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")
    answer = await raw.post("sendEverything")
    assert (answer.status_code, answer.json()["description"]) == (404, "Not Found")
    with pytest.raises(InvalidToken):
        await Bot("1:other", base_url=telegram.base_url).get_me()


async def test_an_edit_that_changes_nothing_is_told(bot: Bot):
    told = await bot.send_message(777, "một")
    await bot.edit_message_text("hai", 777, told.message_id)
    with pytest.raises(BadRequest, match=r"[Mm]essage is not modified"):
        await bot.edit_message_text("hai", 777, told.message_id)
    with pytest.raises(BadRequest, match=r"[Mm]essage is not modified"):
        await bot.edit_message_reply_markup(777, told.message_id)


async def test_messages_of_people_cannot_be_edited(bot: Bot, telegram: FakeTelegram):
    update = telegram.type_text(777, "chào")
    assert update is not None
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("hai", 777, update["message"]["message_id"])


async def test_old_messages_cannot_be_deleted(bot: Bot, telegram: FakeTelegram):
    told = await bot.send_message(777, "một")
    telegram.clock.advance(49 * 3600)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(777, told.message_id)


async def test_a_query_is_answered_within_a_minute_and_shortly(bot: Bot, telegram: FakeTelegram):
    update = telegram.people.press_data(777, 5, "b:1:0")
    assert update is not None
    query = update["callback_query"]["id"]
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(query, "a" * 201)
    telegram.clock.advance(61)
    with pytest.raises(BadRequest, match=r"[Qq]uery is too old"):
        await bot.answer_callback_query(query)


async def test_who_blocked_the_bot_gets_nothing(bot: Bot, telegram: FakeTelegram):
    telegram.people.block(777)
    for call in (bot.send_message(777, "a"), bot.send_chat_action(777, "typing")):
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await call
    telegram.people.unblock(777)
    await bot.send_message(777, "a")
    assert len(telegram.sent) == 1


async def test_the_flood_limit_counts_by_the_clock_of_the_fake(bot: Bot, telegram: FakeTelegram):
    telegram.flood.chat_burst = 2
    telegram.flood.chat = 0.01  # so slow that a busy machine changes nothing
    await bot.send_message(777, "1")
    await bot.send_message(777, "2")
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(777, "3")
    assert 90 < told.value._retry_after.total_seconds() <= 100
    telegram.clock.advance(100)
    await bot.send_message(777, "3")
    assert [sent.text for sent in telegram.sent] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        (Kind.BLOCKED, Forbidden, "bot was blocked by the user"),
        (Kind.DEACTIVATED, Forbidden, "user is deactivated"),
        (Kind.CANNOT_BEGIN, Forbidden, "can't initiate conversation"),
        (Kind.TOO_MANY, RetryAfter, "Retry in 7 seconds"),
        (Kind.CHAT_NOT_FOUND, BadRequest, "[Cc]hat not found"),
        (Kind.CANNOT_PARSE, BadRequest, "[Cc]an't parse entities"),
        (Kind.MIGRATED, ChatMigrated, "-100999"),
        (Kind.UNAUTHORIZED, InvalidToken, None),
        (Kind.BROKEN, NetworkError, "Internal Server Error"),
        (Kind.BAD_GATEWAY, NetworkError, None),
        (Kind.NO_ANSWER, TimedOut, None),
        (Kind.CUT, NetworkError, None),
    ],
)
async def test_a_fault_of_one_chat_stops_its_message_only(bot: Bot, telegram, kind, error, words):
    telegram.people.meet(778)
    telegram.faults.set(777, kind, times=1, retry_after=7, migrate_to=-100999)
    with pytest.raises(error, match=words):
        await bot.send_message(777, "a", read_timeout=0.5)
    assert telegram.sent == []
    await bot.send_message(778, "b")
    await bot.send_message(777, "c")
    assert [sent.text for sent in telegram.sent] == ["b", "c"]


@pytest.mark.parametrize(
    ("kind", "error"), [(Kind.NO_ANSWER_TAKEN, TimedOut), (Kind.CUT_TAKEN, NetworkError)]
)
async def test_an_unanswered_message_may_have_been_taken(bot: Bot, telegram: FakeTelegram, kind, error):
    telegram.faults.set(777, kind, times=1)
    with pytest.raises(error):
        await bot.send_message(777, "a", read_timeout=0.5)
    assert [sent.text for sent in telegram.sent] == ["a"]
