"""What each update brings about: a message for the inbox, a word at once, a note, or nothing."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from gateway.channel import Surroundings
from gateway.chat.opening import opening_text
from gateway.marks import Marks, given
from gateway.telegram.acknowledging import Acknowledging
from gateway.telegram.commands import Started, wish_of
from gateway.telegram.content import Content
from gateway.telegram.events import Membership, Press, Talked, Written, event_of
from gateway.telegram.groups import GroupLine
from gateway.telegram.keyboard import Pressed
from gateway.telegram.names import CHANNEL, conversation_of
from gateway.telegram.words import Words
from gateway.told_at_once import ToldAtOnce
from services.conversations.model import Arrival, Button, Occasion

# Telegram keeps an update for a day: a message not heard of by then never comes.
KEPT_BY_TELEGRAM = timedelta(hours=24)


class Receiver:
    """Takes updates, however they come.

    Args:
        acknowledging: Tells Telegram that a press was noticed.
        told: Answers that need no assistant.
        group_line: What is said in groups.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        words: Words,
        acknowledging: Acknowledging,
        told: ToldAtOnce,
        group_line: GroupLine,
    ) -> None:
        self._inbox = surroundings.inbox
        self._database = surroundings.database
        self._phrases = surroundings.phrases
        self._words = words
        self._acknowledging = acknowledging
        self._told = told
        self._marks = Marks(surroundings.database, told, surroundings.phrases)
        self._group_line = group_line

    async def take(self, raw: object) -> None:
        """Do what an update asks for; the same one again changes nothing.

        Raises:
            Unavailable: It could not be stored; it has to come again.
        """
        event = event_of(raw, self._words)
        if isinstance(event, Written):
            await self._written(event, raw)
        elif isinstance(event, Press):
            await self._press(event, raw)
        elif isinstance(event, Talked):
            await self._group_line.answer(event)
        elif isinstance(event, Membership):
            await self._membership(event)

    async def _written(self, written: Written, raw: object) -> None:
        if written.edited_at is not None and not await self._never_came(written, written.edited_at):
            return
        said = await self._said(written.content)
        await self._inbox.accept_limited(_arrival(written.update_id, written.chat, raw, **said))

    async def _never_came(self, written: Written, edited_at: datetime) -> bool:
        """Whether an edit is all we shall ever see of a message; any other has its answer."""
        if edited_at - written.at < KEPT_BY_TELEGRAM:
            return False
        conversation = conversation_of(written.chat)
        heard = await self._database.read(lambda uow: uow.conversations.last_heard(conversation))
        return heard is None or heard < written.at

    async def _said(self, content: Content) -> dict[str, Any]:
        """The fields of the arrival that tell what was said."""
        if content.attachment is not None or content.text is None:
            return {"text": content.text, "attachment": content.attachment}
        wish = wish_of(content.text, self._words)
        if isinstance(wish, Button):
            return {"payload": wish.payload, "title": wish.title}
        question = await self._opening(wish) if isinstance(wish, Started) else wish
        return {"occasion": Occasion.WELCOME} if question is None else {"text": question}

    async def _opening(self, started: Started) -> str | None:
        if not started.query:
            return None
        words = self._phrases.opening
        return await self._database.read(lambda uow: opening_text(started.query, words, uow))

    async def _press(self, press: Press, raw: object) -> None:
        self._acknowledging.begin(press.query_id)
        if press.chat is None:
            return
        if press.mark is not None:
            await self._marks.take(_arrival(press.update_id, press.chat, None), press.mark)
            return
        button = await self._offered(press.chat, press.place) if press.place is not None else None
        if button is None:
            unknown = _arrival(press.update_id, press.chat, None)
            await self._told.answer(unknown, self._phrases.said["not_offered"])
            return
        mark = given(button.payload)
        if mark is not None:
            await self._marks.take(_arrival(press.update_id, press.chat, None), mark)
            return
        arrival = _arrival(press.update_id, press.chat, raw, payload=button.payload, title=button.title)
        await self._inbox.accept_limited(arrival)

    async def _offered(self, chat: int, place: Pressed) -> Button | None:
        if place.position == 0:
            return self._phrases.at(place.index)
        conversation = conversation_of(chat)
        return await self._database.read(
            lambda uow: uow.conversations.offered_at(conversation, place.position, place.index)
        )

    async def _membership(self, change: Membership) -> None:
        conversation = conversation_of(change.chat)
        await self._database.write(
            lambda uow: uow.conversations.set_reachable(conversation, CHANNEL, change.is_reachable, change.at)
        )


def _arrival(update_id: int, chat: int, raw: object, **said: Any) -> Arrival:
    return Arrival(
        channel=CHANNEL,
        conversation=conversation_of(chat),
        message_id=str(update_id),
        rank=update_id,
        raw=raw if isinstance(raw, Mapping) else None,
        **said,
    )
