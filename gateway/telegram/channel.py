"""Puts the channel together."""

from gateway.channel import Channel, Surroundings
from gateway.telegram.acknowledging import Acknowledging
from gateway.telegram.api import Api
from gateway.telegram.floods import Floods
from gateway.telegram.groups import GroupLine
from gateway.telegram.names import CHANNEL
from gateway.telegram.polling import Polling
from gateway.telegram.receiver import Receiver
from gateway.telegram.sender import TelegramSender
from gateway.telegram.settings import Mode, TelegramSettings
from gateway.telegram.typing_sign import TypingSign
from gateway.telegram.webhook import Webhook
from gateway.telegram.words import load_words
from gateway.told_at_once import ToldAtOnce
from services.conversations.model import Message, Speaker
from services.ports import UnitOfWork

GRACE_SECONDS = 1.0


def telegram_channel(settings: TelegramSettings, surroundings: Surroundings) -> Channel:
    """The channel of a bot. Nothing is asked of Telegram yet: the gateway starts without a network.

    Args:
        settings: With a token.
        surroundings: What the gateway offers.
    """
    words = load_words()
    api = Api(settings)
    floods = Floods(surroundings.workers)

    async def is_answered(message: Message) -> bool:
        return await surroundings.database.read(lambda uow: _is_answered(uow, message))

    sign = TypingSign(api, floods, is_answered)
    acknowledging = Acknowledging(api)
    told = ToldAtOnce(surroundings.database, surroundings.owner)
    receiver = Receiver(
        surroundings, words, acknowledging, told, GroupLine(api, settings.bot_id, told, words.group)
    )
    polled = settings.mode is Mode.POLLING
    secret = settings.webhook_secret(surroundings.secret_key)

    async def close() -> None:
        sign.close()
        await acknowledging.close(GRACE_SECONDS)
        await api.close_connections()

    return Channel(
        name=CHANNEL,
        routes=[] if polled else [Webhook(receiver, secret).route()],
        sender=TelegramSender(api, floods, words, surroundings.phrases, surroundings.alarms, sign.end),
        tasks=[Polling(api, receiver, surroundings).run] if polled else [],
        on_message=sign.begin,
        close=close,
    )


def _is_answered(uow: UnitOfWork, message: Message) -> bool:
    """Whether there is a turn since, or an officer has the word and takes as long as it takes."""
    conversation = message.arrival.conversation
    turns = uow.conversations.latest_turns(conversation, 1)
    if turns and turns[-1].at >= message.received_at:
        return True
    return uow.conversations.speaker(conversation) is Speaker.OFFICER
