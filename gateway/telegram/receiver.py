"""What each update brings about: a message for the inbox, a word at once, a note, or nothing."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from gateway.channel import Surroundings
from gateway.chat.opening import opening_text
from gateway.telegram.acknowledging import Acknowledging
from gateway.telegram.commands import Started, wish_of
from gateway.telegram.content import Content, content_of
from gateway.telegram.groups import GroupLine
from gateway.telegram.keyboard import pressed
from gateway.telegram.told_at_once import ToldAtOnce
from gateway.telegram.updates import CHANNEL, conversation_of, read_update
from gateway.telegram.words import Words
from services.conversations.model import Arrival, Button, Occasion

log = logging.getLogger(__name__)

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
# Telegram keeps an update for a day: a message not heard of by then never comes.
KEPT_BY_TELEGRAM = timedelta(hours=24)


class Receiver:
    """Takes updates, however they come.

    Args:
        acknowledging: Tells Telegram that a press was noticed.
        told: Answers that need no assistant.
        group_line: What is said in groups.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        words: Words,
        acknowledging: Acknowledging,
        told: ToldAtOnce,
        group_line: GroupLine,
    ) -> None:
        self._inbox = surroundings.inbox
        self._database = surroundings.database
        self._phrases = surroundings.phrases
        self._words = words
        self._acknowledging = acknowledging
        self._told = told
        self._group_line = group_line

    async def take(self, raw: object) -> None:
        """Do what an update asks for; the same one again changes nothing.

        Raises:
            Unavailable: It could not be stored; it has to come again.
        """
        update = read_update(raw)
        if update is None or not isinstance(raw, Mapping):
            return
        if update.callback_query is not None:
            await self._press(update, update.callback_query, raw)
        elif update.message is not None:
            await self._message(update, update.message, raw)
        elif update.edited_message is not None:
            await self._edit(update, update.edited_message, raw)
        elif update.my_chat_member is not None:
            await self._membership(update.my_chat_member)

    async def _message(self, update: Update, message: Message, raw: Mapping[str, Any]) -> None:
        if message.from_user is not None and message.from_user.is_bot:
            return
        if message.chat.type in GROUPS:
            await self._group_line.answer(update.update_id, message)
            return
        content = content_of(message, self._words) if message.chat.type == ChatType.PRIVATE else None
        if content is not None:
            arrival = await self._arrival(update.update_id, message.chat.id, content, raw)
            await self._inbox.accept_limited(arrival)

    async def _edit(self, update: Update, message: Message, raw: Mapping[str, Any]) -> None:
        """What was written before has its answer; only what never reached us is taken as new."""
        if message.chat.type != ChatType.PRIVATE or message.edit_date is None:
            return
        if message.edit_date - message.date < KEPT_BY_TELEGRAM:
            return
        conversation = conversation_of(message.chat.id)
        heard = await self._database.read(lambda uow: uow.conversations.last_heard(conversation))
        if heard is None or heard < message.date:
            await self._message(update, message, raw)

    async def _arrival(self, update_id: int, chat: int, content: Content, raw: Mapping[str, Any]) -> Arrival:
        def arrival(**said: Any) -> Arrival:
            return _arrival(update_id, chat, raw, **said)

        if content.attachment is not None or content.text is None:
            return arrival(text=content.text, attachment=content.attachment)
        wish = wish_of(content.text, self._words)
        if isinstance(wish, Button):
            return arrival(payload=wish.payload, title=wish.title)
        if isinstance(wish, str):
            return arrival(text=wish)
        question = await self._opening(wish)
        return arrival(occasion=Occasion.WELCOME) if question is None else arrival(text=question)

    async def _opening(self, started: Started) -> str | None:
        if not started.query:
            return None
        words = self._phrases.opening
        return await self._database.read(lambda uow: opening_text(started.query, words, uow))

    async def _press(self, update: Update, query: CallbackQuery, raw: Mapping[str, Any]) -> None:
        self._acknowledging.begin(query.id)
        chat = query.message.chat.id if query.message is not None else None
        if chat is None or chat != query.from_user.id:
            return
        button = await self._offered(conversation_of(chat), query.data)
        if button is None:
            unknown = _arrival(update.update_id, chat, None)
            await self._told.answer(unknown, self._phrases.said["not_offered"])
            return
        arrival = _arrival(update.update_id, chat, raw, payload=button.payload, title=button.title)
        await self._inbox.accept_limited(arrival)

    async def _offered(self, conversation: str, data: str | None) -> Button | None:
        place = pressed(data)
        if place is None:
            return None
        if place.position == 0:
            return self._phrases.at(place.index)
        return await self._database.read(
            lambda uow: uow.conversations.offered_at(conversation, place.position, place.index)
        )

    async def _membership(self, change: ChatMemberUpdated) -> None:
        if change.chat.type == ChatType.CHANNEL:
            return
        gone = change.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
        conversation = conversation_of(change.chat.id)
        await self._database.write(
            lambda uow: uow.conversations.set_reachable(conversation, CHANNEL, not gone, change.date)
        )


def _arrival(update_id: int, chat: int, raw: Mapping[str, Any] | None, **said: Any) -> Arrival:
    return Arrival(
        channel=CHANNEL,
        conversation=conversation_of(chat),
        message_id=str(update_id),
        rank=update_id,
        raw=raw,
        **said,
    )
