"""What Telegram says of a bot, for the operator who sets it up; nothing here is used while it works."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from telegram import BotCommand
from telegram.error import TelegramError

from gateway.telegram.api import Api
from gateway.telegram.events import ALLOWED_UPDATES
from gateway.telegram.failures import failure_of
from gateway.telegram.registration import LANGUAGE, register
from gateway.telegram.settings import TelegramSettings
from gateway.telegram.webhook import PATH
from gateway.telegram.words import load_words

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class BotSeen:
    """Whose token it is; `name` is without the @."""

    title: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSeen:
    """What is registered.

    Attributes:
        url: Where updates go; empty when they are to be fetched.
        pending: Updates that wait.
        asks_for_all: Whether all kinds of updates that we work with are asked for.
        failed_at: When posting an update failed last; None if it never did.
        failure: How, in Telegram's words.
    """

    url: str
    pending: int
    asks_for_all: bool
    failed_at: datetime | None
    failure: str


class Inspection:
    """Every method may raise a `gateway.sending.SendingError`, whose text has no token."""

    def __init__(self, settings: TelegramSettings, api: Api) -> None:
        self._settings = settings
        self._api = api
        self._words = load_words()

    @property
    def webhook_url(self) -> str:
        """Where updates should go."""
        return f"{self._settings.public_address}{PATH}"

    async def bot(self) -> BotSeen:
        """The bot of the token."""
        own = await _told(self._api.get_me())
        return BotSeen(own.full_name, own.username or "")

    async def webhook(self) -> WebhookSeen:
        """The webhook as it is registered."""
        info = await _told(self._api.get_webhook_info())
        return WebhookSeen(
            url=info.url,
            pending=info.pending_update_count,
            asks_for_all=set(ALLOWED_UPDATES) <= set(info.allowed_updates or ()),
            failed_at=info.last_error_date,
            failure=info.last_error_message or "",
        )

    async def menu_is_set(self) -> bool:
        """Whether the menu is ours, in every language."""
        wanted = tuple(BotCommand(one.command, one.description) for one in self._words.commands.values())
        return (
            await _told(self._api.get_my_commands()) == wanted
            and await _told(self._api.get_my_commands(language_code=LANGUAGE)) == wanted
        )

    async def register(self, secret: str) -> None:
        """Set the webhook, or remove it for polling; set the menu."""
        await _told(register(self._api, self._settings, secret, self._words))

    async def send(self, chat: int, text: str) -> None:
        """Send a text to somebody who has started the bot."""
        await _told(self._api.send_message(chat, text))


@asynccontextmanager
async def inspecting(settings: TelegramSettings) -> AsyncIterator[Inspection]:
    """With connections that are closed in the end."""
    api = Api(settings)
    try:
        yield Inspection(settings, api)
    finally:
        await api.close_connections()


async def _told(answer: Awaitable[Result]) -> Result:
    try:
        return await answer
    except TelegramError as error:
        raise failure_of(error) from None
