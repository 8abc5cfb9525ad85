"""Which platforms are switched on."""

import os
from collections.abc import Mapping
from functools import partial

from gateway.channel import OpenChannel
from gateway.telegram.channel import telegram_channel
from gateway.telegram.settings import TelegramSettings
from gateway.zalo.channel import zalo_channel
from gateway.zalo.settings import ZaloSettings


def channels_from_env(environ: Mapping[str, str] | None = None) -> list[OpenChannel]:
    """Those whose settings are there.

    Raises:
        InvalidInput: A setting has not the form it must have.
    """
    source = os.environ if environ is None else environ
    telegram, zalo = TelegramSettings.from_env(source), ZaloSettings.from_env(source)
    wanted: list[OpenChannel] = []
    if telegram.is_on:
        wanted.append(partial(telegram_channel, telegram))
    if zalo.is_on:
        wanted.append(partial(zalo_channel, zalo))
    return wanted
