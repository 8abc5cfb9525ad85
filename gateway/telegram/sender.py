"""Turns to people on Telegram."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest, RetryAfter, TelegramError

from gateway.alarms import Alarms
from gateway.marks import mark_buttons
from gateway.phrases import Phrases
from gateway.sending import MaybeSentError, OperatorError, Part
from gateway.telegram.api import Api
from gateway.telegram.failures import TOKEN_REFUSED, failure_of, flood_seconds
from gateway.telegram.floods import Floods
from gateway.telegram.names import CHANNEL, chat_of
from gateway.telegram.rendering import render
from gateway.telegram.words import Words
from services.conversations.model import Delivery, Speaker
from services.errors import Unavailable

log = logging.getLogger(__name__)

# A card begins with a preview of its source otherwise, and pushes the answer off the screen.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramSender:
    """`gateway.sending.Sender` over the Bot API.

    Args:
        on_sending: Told of the chat before something is sent to it.
    """

    def __init__(
        self,
        api: Api,
        floods: Floods,
        words: Words,
        phrases: Phrases,
        alarms: Alarms,
        on_sending: Callable[[int], None],
    ) -> None:
        self._api = api
        self._floods = floods
        self._words = words
        self._officer = phrases.widget["officer"]
        self._alarms = alarms
        self._on_sending = on_sending
        self._well = False

    def parts(self, delivery: Delivery) -> Sequence[Part]:
        """The messages of a turn."""
        by_officer = delivery.turn.answer.speaker is Speaker.OFFICER
        heading = f"{self._officer}:" if by_officer else ""
        marks = mark_buttons(delivery.turn)
        return render(delivery.turn, heading=heading, choose=self._words.choose, marks=marks)

    async def send(self, delivery: Delivery, part: Part) -> None:
        """Send one message.

        Raises:
            SendingError: As the outbox knows them.
        """
        chat = chat_of(delivery.turn.conversation)
        await self._floods.wait(chat)
        self._on_sending(chat)
        try:
            await self._send(chat, part, formatted=True)
        except BadRequest as error:
            if "can't parse entities" not in error.message.lower():
                raise failure_of(error) from None
            log.error("gateway.telegram.unformatted id=%d", delivery.id)
            await self._send_plain(chat, part)
        except TelegramError as error:
            raise self._failure(chat, error) from None
        await self._is_well()

    async def _send_plain(self, chat: int, part: Part) -> None:
        try:
            await self._send(chat, part, formatted=False)
        except TelegramError as error:
            raise self._failure(chat, error) from None

    async def _send(self, chat: int, part: Part, *, formatted: bool) -> None:
        rows = [
            [InlineKeyboardButton(title, callback_data=data) for title, data in row]
            for row in part["keyboard"]
        ]
        try:
            await self._api.send_message(
                chat,
                part["html"] if formatted else part["plain"],
                parse_mode="HTML" if formatted else None,
                link_preview_options=_NO_PREVIEW,
                reply_markup=InlineKeyboardMarkup(rows) if rows else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # It was answered, but not with a message.
            raise MaybeSentError(type(error).__name__) from None

    def _failure(self, chat: int, error: TelegramError) -> Exception:
        if isinstance(error, RetryAfter):
            self._floods.hold(chat, flood_seconds(error))
        failure = failure_of(error)
        self._well = self._well and not isinstance(failure, OperatorError)
        return failure

    async def _is_well(self) -> None:
        """What the outbox may have sounded, also before a restart, is over."""
        if self._well:
            return
        self._well = True
        with suppress(Unavailable):
            await self._alarms.clear(CHANNEL, TOKEN_REFUSED)
