"""Puts the channel together."""

import asyncio

from gateway.channel import Channel, Surroundings
from gateway.zalo.api import ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.events import CHANNEL
from gateway.zalo.ledger import Ledger
from gateway.zalo.receiver import Receiver
from gateway.zalo.rules import SendingRules
from gateway.zalo.sender import ZaloSender
from gateway.zalo.settings import ZaloSettings
from gateway.zalo.tokens import TokenKeeper
from gateway.zalo.webhook import Webhook
from gateway.zalo.words import load_words


def zalo_channel(settings: ZaloSettings, surroundings: Surroundings) -> Channel:
    """The channel of an account. Nothing is asked of Zalo yet: the gateway starts without a network.

    Args:
        settings: With an app; everything else may still be missing, see `Webhook`.
        surroundings: What the gateway offers.
    """
    database, alarms, rules = surroundings.database, surroundings.alarms, settings.rules
    connection, for_tokens = _connection(rules.sending), _connection(rules.sending)
    api = ZaloApi(settings, connection)
    # Behind messages that nobody answers a renewal would outlast its lease, and be done twice.
    tokens = TokenKeeper(settings, ZaloApi(settings, for_tokens), database, alarms, surroundings.owner)
    ledger = Ledger(database, alarms, rules)
    webhook = Webhook(settings, Receiver(surroundings), alarms, load_words())

    async def close() -> None:
        await webhook.close()
        await tokens.finish()
        await asyncio.gather(connection.close(), for_tokens.close())

    return Channel(
        name=CHANNEL,
        routes=[webhook.route()],
        sender=ZaloSender(api, tokens, ledger, alarms, rules, surroundings.workers),
        tasks=[tokens.keep],
        close=close,
    )


def _connection(rules: SendingRules) -> Connection:
    return Connection(connect_seconds=rules.connect_seconds, read_seconds=rules.read_seconds)
