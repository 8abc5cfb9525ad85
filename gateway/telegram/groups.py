"""Groups: the assistant speaks when it is called, and then only to ask for a private word.

A conversation that mixes the members of a group would tell each what the others have asked.
"""

import logging

from telegram.error import TelegramError

from gateway.telegram.api import Api
from gateway.telegram.events import Talked
from gateway.telegram.names import CHANNEL, conversation_of
from gateway.told_at_once import ToldAtOnce
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

    async def answer(self, talked: Talked) -> None:
        """Say the line if the bot is called; nothing of what was said is kept.

        Raises:
            Unavailable: It could not be stored.
        """
        username = await self._own_name() if talked.calls.anybody() else ""
        if not username or not talked.calls.include(self._bot_id, username):
            return
        arrival = Arrival(
            channel=CHANNEL,
            conversation=conversation_of(talked.chat),
            message_id=str(talked.update_id),
            rank=talked.update_id,
        )
        await self._told.answer(arrival, Reply(text=self._line.format(link=f"https://t.me/{username}")))

    async def _own_name(self) -> str:
        if not self._username:
            try:
                self._username = (await self._api.get_me()).username or ""
            except TelegramError as error:
                log.warning("gateway.telegram.name_unknown reason=%s", type(error).__name__)
        return self._username
