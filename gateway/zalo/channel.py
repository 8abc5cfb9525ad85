"""Puts the channel together."""

from gateway.channel import Channel, Surroundings
from gateway.zalo.api import ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.events import CHANNEL
from gateway.zalo.ledger import Ledger
from gateway.zalo.receiver import Receiver
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
    connection = Connection(
        connect_seconds=rules.sending.connect_seconds, read_seconds=rules.sending.read_seconds
    )
    api = ZaloApi(settings, connection)
    tokens = TokenKeeper(settings, api, database, alarms, surroundings.owner)
    ledger = Ledger(database, alarms, rules)
    webhook = Webhook(settings, Receiver(surroundings), alarms, load_words())

    async def close() -> None:
        await webhook.close()
        await tokens.finish()
        await connection.close()

    return Channel(
        name=CHANNEL,
        routes=[webhook.route()],
        sender=ZaloSender(api, tokens, ledger, alarms, rules, surroundings.workers),
        tasks=[tokens.keep],
        close=close,
    )
