"""What each event of Zalo brings about: a message for the inbox, a note, or nothing."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from gateway.channel import Surroundings
from gateway.marks import Marks, given
from gateway.told_at_once import ToldAtOnce
from gateway.zalo.choices import LONGEST, Pressed, chosen, in_force, pressed
from gateway.zalo.events import CHANNEL, Came, Event, Left, Nothing, OfficerWrote, Said, Withdrew
from services.conversations.model import Arrival, Button
from services.ports import UnitOfWork

log = logging.getLogger(__name__)

WITHDRAWAL_UNREAD = "withdrawal"
# Whoever has just written or come needs no second greeting, nor one in the middle of a dialogue.
WELCOME_PAUSE = timedelta(minutes=10)
LATEST = 4  # turns: as far back as a numbered list still stands on a small screen


class Receiver:
    """Takes events; the same one again changes nothing."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._inbox = surroundings.inbox
        self._database = surroundings.database
        self._alarms = surroundings.alarms
        self._phrases = surroundings.phrases
        self._told = ToldAtOnce(surroundings.database, surroundings.owner)
        self._marks = Marks(surroundings.database, self._told, surroundings.phrases)

    async def take(self, event: Event, at: datetime) -> None:
        """Do what an event asks for.

        Args:
            at: When it happened, by Zalo's clock.

        Raises:
            Unavailable: It could not be stored; it has to come again.
        """
        if isinstance(event, Said):
            await self._said(event.arrival)
        elif isinstance(event, Came):
            await self._came(event.arrival)
        elif isinstance(event, OfficerWrote):
            await self._database.write(
                lambda uow: uow.conversations.officer_said(
                    event.conversation, CHANNEL, event.message_id, event.text, at
                )
            )
        elif isinstance(event, Left):
            await self._database.write(
                lambda uow: uow.conversations.set_reachable(event.conversation, CHANNEL, False, at)
            )
        elif isinstance(event, Withdrew):
            await self._forget(event)
        elif isinstance(event, Nothing) and event.unknown:
            log.info("gateway.zalo.unknown_event name=%s", event.unknown)

    async def _forget(self, event: Withdrew) -> None:
        conversation = event.conversation
        if conversation is None:
            await self._alarms.sound(CHANNEL, WITHDRAWAL_UNREAD)
            return
        now = datetime.now(timezone.utc)
        # Zalo repeats an event for hours: a copy must not take what was said since, on a new consent.
        erased = await self._database.write(
            lambda uow: uow.conversations.erase_once(conversation, CHANNEL, str(event.rank), now)
        )
        if erased:
            log.info("gateway.zalo.erased")

    async def _said(self, arrival: Arrival) -> None:
        mark = given((arrival.text or "").strip())
        if mark is not None:
            await self._marks.take(arrival, mark)
            return
        place = pressed(arrival.text or "")
        if place is not None:
            await self._press(arrival, place)
            return
        button = None
        # A caption is no answer to a list.
        if arrival.text and arrival.attachment is None and len(arrival.text) <= LONGEST:
            button = await self._chosen(arrival.conversation, arrival.text)
        await self._accept(arrival, button)

    async def _accept(self, arrival: Arrival, button: Button | None) -> None:
        mark = None if button is None else given(button.payload)
        if mark is not None:
            await self._marks.take(arrival, mark)
        else:
            await self._inbox.accept_limited(arrival if button is None else _choice(arrival, button))

    async def _press(self, arrival: Arrival, place: Pressed) -> None:
        button = await self._offered(arrival.conversation, place)
        if button is None:
            unknown = replace(arrival, text=None, raw=None)
            await self._told.answer(unknown, self._phrases.said["not_offered"])
            return
        await self._accept(arrival, button)

    async def _offered(self, conversation: str, place: Pressed) -> Button | None:
        if place.position == 0:
            return self._phrases.at(place.index)
        return await self._database.read(
            lambda uow: uow.conversations.offered_at(conversation, place.position, place.index)
        )

    async def _chosen(self, conversation: str, text: str) -> Button | None:
        turns = await self._database.read(lambda uow: uow.conversations.latest_turns(conversation, LATEST))
        turn = in_force(turns)
        return None if turn is None else chosen(turn, text)

    async def _came(self, arrival: Arrival) -> None:
        now = datetime.now(timezone.utc)
        if await self._database.write(lambda uow: _is_known_here(uow, arrival.conversation, now)):
            return
        await self._inbox.accept_limited(arrival)


def _choice(arrival: Arrival, button: Button) -> Arrival:
    return replace(arrival, text=None, payload=button.payload, title=button.title)


def _is_known_here(uow: UnitOfWork, conversation: str, now: datetime) -> bool:
    heard = uow.conversations.last_heard(conversation)
    if heard is None or now - heard > WELCOME_PAUSE:
        return False
    uow.conversations.touch(conversation, CHANNEL, now)
    return True
