"""What an update tells, read completely before anything is done about it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeGuard

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from gateway.marks import Given, given
from gateway.telegram.calls import Calls, calls_in
from gateway.telegram.content import Content, content_of
from gateway.telegram.keyboard import Pressed, pressed
from gateway.telegram.words import Words

log = logging.getLogger(__name__)

# What is asked of Telegram; everything else would come in vain.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_ID_BITS = 63  # Telegram speaks of 52
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


@dataclass(frozen=True, slots=True)
class Written:
    """Somebody has written in the private chat, at `at`; `edited_at` if that was changed later."""

    update_id: int
    chat: int
    content: Content
    at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Talked:
    """Something was said in a group."""

    update_id: int
    chat: int
    calls: Calls


@dataclass(frozen=True, slots=True)
class Press:
    """A button was pressed, below a message in `chat` unless that is another's.

    It is the one at `place`, or `mark` of an answer; without both, none of ours.
    """

    update_id: int
    query_id: str
    chat: int | None
    place: Pressed | None
    mark: Given | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody blocks the bot, or lets it write again."""

    chat: int
    is_reachable: bool
    at: datetime


Event = Written | Talked | Press | Membership


def event_of(raw: object, words: Words) -> Event | None:
    """What an update tells; None for nothing we act on. Fields nobody knows yet do no harm."""
    if not isinstance(raw, Mapping) or not is_id(raw.get("update_id")):
        log.warning("gateway.telegram.no_update")
        return None
    try:
        return _read(Update.de_json({name: raw.get(name) for name in ("update_id", *ALLOWED_UPDATES)}), words)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it would be so the next time
        # Neither its text nor a traceback: people's words are in it.
        log.warning("gateway.telegram.unreadable reason=%s", type(error).__name__)
        return None


def _read(update: Update, words: Words) -> Event | None:
    if update.callback_query is not None:
        return _press(update.update_id, update.callback_query)
    message = update.message or update.edited_message
    if message is not None:
        return _message(update.update_id, message, words)
    return None if update.my_chat_member is None else _membership(update.my_chat_member)


def _message(update_id: int, message: Message, words: Words) -> Event | None:
    if message.from_user is not None and message.from_user.is_bot:
        return None
    chat = _id_of(message.chat)
    if message.chat.type in _GROUPS:
        return None if message.edit_date else Talked(update_id, chat, calls_in(message))
    content = content_of(message, words) if message.chat.type == ChatType.PRIVATE else None
    if content is None:
        return None
    edited_at = None if message.edit_date is None else _moment(message.edit_date)
    return Written(update_id, chat, content, _moment(message.date), edited_at)


def _press(update_id: int, query: CallbackQuery) -> Press:
    below = None if query.message is None else query.message.chat
    chat = _id_of(below) if below is not None and below.id == query.from_user.id else None
    return Press(update_id, str(query.id), chat, pressed(query.data), given(query.data))


def _membership(change: ChatMemberUpdated) -> Membership | None:
    if change.chat.type == ChatType.CHANNEL:
        return None
    return Membership(_id_of(change.chat), change.new_chat_member.status not in _GONE, _moment(change.date))


# The library believes Telegram and checks no types.


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        raise TypeError("A moment is in seconds since 1970.")
    return value


def is_id(value: object) -> TypeGuard[int]:
    """Whether it may be an id: a number, and none that fits into no database."""
    return type(value) is int and abs(value) < 2**_ID_BITS


def _id_of(chat: Chat) -> int:
    if not is_id(chat.id):
        raise TypeError("The id of a chat is a number.")
    return chat.id
