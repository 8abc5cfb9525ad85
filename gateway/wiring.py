"""Puts the gateway together, starts it and ends it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from gateway.answering import Answering
from gateway.chat.identity import Identity
from gateway.chat.routes import Chat
from gateway.chat.streams import Streams
from gateway.database import Database
from gateway.dispatcher import Dispatcher
from gateway.health import Health
from gateway.inbox import Inbox
from gateway.outbox import Outbox, Sender
from gateway.phrases import load_phrases
from gateway.rasa_client import RasaClient
from gateway.settings import GatewaySettings
from gateway.unanswered import Unanswered
from services import Services
from services.conversations.rate import RateWindow

log = logging.getLogger(__name__)

GRACE_SECONDS = 3.0


class Gateway:
    """The parts of one gateway process.

    Args:
        senders: Platforms by channel; the chat page is none, it comes to fetch its turns.
    """

    def __init__(
        self, settings: GatewaySettings, services: Services, senders: Mapping[str, Sender] | None = None
    ) -> None:
        self._senders = senders or {}
        self._database = Database(services, settings.database_writers)
        self._rasa = RasaClient(settings)
        self._streams = Streams()
        phrases = load_phrases()
        unanswered = Unanswered()
        self._dispatcher = Dispatcher(
            self._database,
            Answering(self._database, self._rasa, phrases, turns_at_once=settings.turns_at_once),
            pushed=frozenset(self._senders),
            on_turn=self._streams.put,
            on_left=unanswered.add,
        )
        self.inbox = Inbox(self._database, self._dispatcher.submit)
        self.health = Health(self._database, self._rasa)
        self.phrases = phrases
        self.chat = Chat(
            identity=Identity(settings.secret_key),
            database=self._database,
            inbox=self.inbox,
            streams=self._streams,
            unanswered=unanswered,
            phrases=phrases,
            by_conversation=RateWindow(settings.messages_per_conversation, time.monotonic),
            by_address=RateWindow(settings.requests_per_address, time.monotonic),
            origins=settings.origins,
        )

    def end_pages(self) -> None:
        """Let go of the open pages; they come back by themselves when somebody listens again."""
        self._streams.close()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Take up what was left, work inside the block, end in order."""
        # Before the first request is taken, or a message could be put in line twice.
        left = await self._dispatcher.resume()
        if left:
            log.info("gateway.inbox.resumed messages=%d", left)
        sending = asyncio.create_task(Outbox(self._database, self._senders).run()) if self._senders else None
        try:
            yield
        finally:
            if sending is not None:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
            self.end_pages()
            await self._dispatcher.close(GRACE_SECONDS)
            await self._rasa.close()
            self._database.close()
