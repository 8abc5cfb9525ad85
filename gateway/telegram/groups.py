"""Groups: the assistant speaks when it is called, and then only to ask for a private word.

A conversation that mixes the members of a group would tell each what the others have asked.
"""

import logging
from collections.abc import Iterator

from telegram import Message, MessageEntity
from telegram.error import TelegramError

from gateway.telegram.api import Api
from gateway.telegram.told_at_once import ToldAtOnce
from gateway.telegram.updates import CHANNEL, conversation_of
from services.conversations.model import Arrival, Reply

log = logging.getLogger(__name__)


class GroupLine:
    """The one line that is said in groups.

    Args:
        bot_id: Of the bot.
        line: Has {link} in it, for the private chat.
    """

    def __init__(self, api: Api, bot_id: int, told: ToldAtOnce, line: str) -> None:
        self._api = api
        self._bot_id = bot_id
        self._told = told
        self._line = line
        self._username = ""

    async def answer(self, update_id: int, message: Message) -> None:
        """Say the line if the message is for the bot; nothing of the message is kept.

        Raises:
            Unavailable: It could not be stored.
        """
        if not may_address(message, self._bot_id):
            return
        username = await self._own_name()
        if username is None or not addresses(message, self._bot_id, username):
            return
        arrival = Arrival(
            channel=CHANNEL,
            conversation=conversation_of(message.chat.id),
            message_id=str(update_id),
            rank=update_id,
        )
        await self._told.answer(arrival, Reply(text=self._line.format(link=f"https://t.me/{username}")))

    async def _own_name(self) -> str | None:
        if not self._username:
            try:
                self._username = (await self._api.get_me()).username or ""
            except TelegramError as error:
                log.warning("gateway.telegram.name_unknown reason=%s", type(error).__name__)
        return self._username or None


def may_address(message: Message, bot_id: int) -> bool:
    """Whether a message could be for the bot, as far as can be told without knowing its name."""
    return _replies_to(message, bot_id) or any(True for _ in _calls(message))


def addresses(message: Message, bot_id: int, username: str) -> bool:
    """Whether a message in a group is for the bot: a reply to it, its @name, or a command.

    Args:
        message: As it came.
        bot_id: Of the bot.
        username: Of the bot, without @.
    """
    return _replies_to(message, bot_id) or any(
        _names(entity, text, bot_id, username.lower()) for entity, text in _calls(message)
    )


def _replies_to(message: Message, bot_id: int) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot_id


def _calls(message: Message) -> Iterator[tuple[MessageEntity, str]]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION, MessageEntity.BOT_COMMAND]
    try:
        yield from message.parse_entities(kinds).items() if message.text else ()
        yield from message.parse_caption_entities(kinds).items() if message.caption else ()
    except UnicodeError:
        return  # half a letter, which has no place in UTF-16


def _names(entity: MessageEntity, text: str, bot_id: int, username: str) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot_id
    _, _, name = text.lower().partition("@")
    return name == username or (entity.type == MessageEntity.BOT_COMMAND and not name)
