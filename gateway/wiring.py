"""Puts the gateway together, starts it and ends it."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

from gateway.alarms import Alarms
from gateway.answering import Answering
from gateway.channel import Channel, OpenChannel, Surroundings
from gateway.chat.identity import Identity
from gateway.chat.routes import Chat
from gateway.chat.streams import Streams
from gateway.chat.watching import watch
from gateway.database import Database
from gateway.dispatcher import Dispatcher
from gateway.health import Health
from gateway.inbox import Inbox
from gateway.lasting import Work, lasting
from gateway.leases import Leases
from gateway.news import News
from gateway.outbox import Outbox
from gateway.phrases import load_phrases
from gateway.rasa_client import RasaClient
from gateway.settings import GatewaySettings
from gateway.unanswered import Unanswered
from services import Services
from services.conversations.model import Message, Turn
from services.conversations.rate import RateWindow

GRACE_SECONDS = 3.0


class Gateway:
    """The parts of one gateway process.

    Args:
        open_channels: The platforms beside the chat page.
    """

    def __init__(
        self, settings: GatewaySettings, services: Services, open_channels: Sequence[OpenChannel] = ()
    ) -> None:
        self.phrases = load_phrases()
        self._database = Database(services, settings.database_writers)
        self._rasa = RasaClient(settings)
        self._streams = Streams()
        self._leases = Leases(self._database, settings.worker)
        alarms = Alarms(self._database)
        unanswered = Unanswered()
        by_conversation = RateWindow(settings.messages_per_conversation, time.monotonic)
        self.inbox = Inbox(self._database, self._leases, self._submit, by_conversation, self._submit)
        surroundings = Surroundings(
            inbox=self.inbox,
            database=self._database,
            alarms=alarms,
            phrases=self.phrases,
            owner=settings.worker,
            workers=settings.workers,
            secret_key=settings.secret_key,
        )
        self.channels: list[Channel] = [opened(surroundings) for opened in open_channels]
        self._hearing = {one.name: one.on_message for one in self.channels if one.on_message is not None}
        self._outbox = Outbox(
            self._database, self._leases, alarms, {one.name: one.sender for one in self.channels}
        )
        pushed = frozenset(one.name for one in self.channels)
        self._dispatcher = Dispatcher(
            self._database,
            Answering(
                self._database, self._rasa, self.phrases, turns_at_once=settings.turns_at_once, patient=pushed
            ),
            owner=settings.worker,
            pushed=pushed,
            on_message=self._on_message,
            on_turn=self._on_turn,
            on_left=unanswered.add,
        )
        self._news = News(self._database, settings.worker, pushed, self._outbox.kick)
        self.health = Health(self._database, self._rasa)
        self.chat = Chat(
            identity=Identity(settings.secret_key),
            database=self._database,
            inbox=self.inbox,
            streams=self._streams,
            unanswered=unanswered,
            phrases=self.phrases,
            by_conversation=by_conversation,
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
        for message in await self._leases.begin():
            self._submit(message)
        tasks = [asyncio.create_task(lasting(work)) for work in self._works()]
        try:
            yield
        finally:
            self.end_pages()
            await self._dispatcher.close(GRACE_SECONDS)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._outbox.close(GRACE_SECONDS)
            for one in self.channels:
                if one.close is not None:
                    await one.close()
            await self._leases.end()
            await self._rasa.close()
            self._database.close()

    def _works(self) -> list[Work]:
        works: list[Work] = [
            partial(self._leases.run, self._submit),
            partial(watch, self._database, self._streams),
        ]
        if self.channels:
            works.append(self._outbox.run)
        works.append(self._news.run)
        return works + [task for one in self.channels for task in one.tasks]

    def _submit(self, message: Message) -> None:
        self._dispatcher.submit(message)

    def _on_message(self, message: Message) -> None:
        hear = self._hearing.get(message.arrival.channel)
        if hear is not None:
            hear(message)

    def _on_turn(self, turn: Turn) -> None:
        self._streams.put(turn)
        self._outbox.kick()
