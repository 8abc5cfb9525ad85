""" "Typing…" above the chat while a turn takes its time; it never delays one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.constants import ChatAction
from telegram.error import TelegramError

from gateway.telegram.api import Api
from gateway.telegram.floods import Floods
from gateway.telegram.names import chat_of
from services.conversations.model import Message
from services.errors import Unavailable

log = logging.getLogger(__name__)

# Most turns are over before; the sign shows for five seconds by itself.
FIRST_SECONDS = 0.6
AGAIN_SECONDS = 4.5
SIGNS = 4
MOST_AT_ONCE = 200


class TypingSign:
    """Shows the sign in the background.

    Args:
        is_answered: Whether a message is answered, or will be by an officer.
    """

    def __init__(self, api: Api, floods: Floods, is_answered: Callable[[Message], Awaitable[bool]]) -> None:
        self._api = api
        self._floods = floods
        self._is_answered = is_answered
        self._shown: dict[int, asyncio.Task[None]] = {}

    def begin(self, message: Message) -> None:
        """A message goes to its turn."""
        chat = chat_of(message.arrival.conversation)
        if chat not in self._shown and len(self._shown) < MOST_AT_ONCE:
            task = asyncio.get_running_loop().create_task(self._show(chat, message))
            self._shown[chat] = task
            task.add_done_callback(lambda done: self._forget(chat, done))

    def end(self, chat: int) -> None:
        """Something is being sent to the chat."""
        task = self._shown.pop(chat, None)
        if task is not None:
            task.cancel()

    def close(self) -> None:
        """Show none any more."""
        for chat in list(self._shown):
            self.end(chat)

    def _forget(self, chat: int, done: "asyncio.Task[None]") -> None:
        if self._shown.get(chat) is done:
            del self._shown[chat]

    async def _show(self, chat: int, message: Message) -> None:
        pause = FIRST_SECONDS
        for _ in range(SIGNS):
            await asyncio.sleep(pause)
            pause = AGAIN_SECONDS
            try:
                if await self._is_answered(message):
                    return
                if self._floods.is_free(chat):
                    await self._api.send_chat_action(chat, ChatAction.TYPING)
            except (TelegramError, Unavailable) as error:
                log.debug("gateway.telegram.no_sign reason=%s", type(error).__name__)
                return
