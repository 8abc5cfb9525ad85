"""Tell Telegram where updates go, and what stands in the menu: done by an operator, not at every start."""

from dataclasses import dataclass

from telegram import BotCommand, WebhookInfo

from gateway.telegram.api import Api
from gateway.telegram.events import ALLOWED_UPDATES
from gateway.telegram.settings import Mode, TelegramSettings
from gateway.telegram.webhook import PATH
from gateway.telegram.words import Words

LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Registered:
    """What Telegram says of the bot afterwards; the link leads to it."""

    name: str
    link: str
    webhook: WebhookInfo


async def register(api: Api, settings: TelegramSettings, secret: str, words: Words) -> Registered:
    """Set the webhook, or remove it for polling; set the menu. Updates that wait are kept.

    Args:
        api: Of the same settings.
        settings: With a public address when there is to be a webhook.
        secret: What Telegram has to send with every update.
        words: The menu.

    Raises:
        TelegramError: Telegram refuses, or cannot be reached.
    """
    own = await api.get_me()
    if settings.mode is Mode.WEBHOOK:
        await api.set_webhook(
            f"{settings.public_address}{PATH}", secret_token=secret, allowed_updates=ALLOWED_UPDATES
        )
    else:
        await api.delete_webhook(drop_pending_updates=False)
    menu = [BotCommand(command.command, command.description) for command in words.commands.values()]
    await api.set_my_commands(menu)
    await api.set_my_commands(menu, language_code=LANGUAGE)
    webhook = await api.get_webhook_info()
    return Registered(own.full_name, f"https://t.me/{own.username}", webhook)
