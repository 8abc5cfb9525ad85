"""From a stored message to its answer: judged, masked, asked of whoever speaks."""

import asyncio
import logging
import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from gateway.circuit_breaker import CircuitBreaker
from gateway.database import Database
from gateway.phrases import Phrases
from gateway.rasa_client import RasaClient, RasaTimeoutError, RasaTurn
from gateway.reception import Reception
from services import UnitOfWork
from services.conversations.masking import mask_beginning
from services.conversations.model import Answer, Arrival, Attachment, Message, Occasion, Reply, Speaker
from services.conversations.typed_text import MAX_TEXT, Verdict, judge, without_command
from services.errors import Unavailable
from services.handover.call_back import is_asked
from services.outcomes import Outcome

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 30.0  # twice what Rasa needs to start
AGAIN_SECONDS = 1.0

_OUTCOMES = {outcome.value for outcome in Outcome}
# Occasions on which the assistant is not asked.
_UNASKED = {
    Occasion.WELCOME: Outcome.CHITCHAT,
    Occasion.FLOOD: Outcome.CLARIFICATION,
    Occasion.DROPPED: Outcome.CLARIFICATION,
}


def _standing(uow: UnitOfWork, conversation: str) -> tuple[Speaker, bool]:
    """Who speaks, and whether something is asked about a call-back."""
    return uow.conversations.speaker(conversation), is_asked(uow, conversation)


@dataclass(frozen=True, slots=True)
class _Heard:
    """`said` goes to the transcript, `question` to Rasa unless `settled`; `notice` is said first."""

    said: str
    question: str | None
    notice: tuple[Reply, ...] = ()
    settled: Outcome | None = None


class Answering:
    """Finds the answer to one message; always finds one.

    Args:
        turns_at_once: Messages asked of Rasa side by side.
        patient: Channels on which people put the telephone aside: a Rasa that is being started again is
            waited for.
        receives: Whether wishes for an officer are received here; they leave something in the database.
    """

    def __init__(
        self,
        database: Database,
        rasa: RasaClient,
        phrases: Phrases,
        *,
        turns_at_once: int,
        patient: Collection[str] = (),
        receives: bool = True,
    ) -> None:
        self._database = database
        self._rasa = rasa
        self._phrases = phrases
        self._reception = Reception(database) if receives else None
        self._patient = patient
        self._breaker = CircuitBreaker(RasaTimeoutError, places=turns_at_once)

    async def answer(self, message: Message) -> Answer:
        """What the person is told; an honest sentence when the assistant cannot be reached.

        Raises:
            Unavailable: The database cannot tell who speaks; the message is to be tried again.
        """
        arrival = message.arrival
        heard = self._hear(arrival)
        speaker, asked = await self._database.read(lambda uow: _standing(uow, arrival.conversation))
        if speaker is Speaker.OFFICER and not await self._is_silent(arrival.conversation):
            return Answer(
                said=heard.said, replies=(), outcome=Outcome.HANDED_OVER.value, speaker=Speaker.OFFICER
            )
        if heard.settled is not None:
            return Answer(said=heard.said, replies=heard.notice, outcome=heard.settled.value)
        if self._reception is None:
            return await self._ask(message, heard)
        received = await self._reception.before_asking(arrival, heard.said, heard.question if asked else None)
        if received is not None:
            return received
        return await self._reception.instead(arrival, await self._ask(message, heard), heard.notice)

    def apology(self, arrival: Arrival) -> Answer:
        """What the person is told when something went wrong on our side."""
        return self._failed(self._hear(arrival), "service_down", Outcome.ERROR_SERVICE)

    async def _is_silent(self, conversation: str) -> bool:
        silent_since = datetime.now(timezone.utc) - timedelta(hours=self._phrases.officer_silence_hours)
        # An officer who has long been silent has forgotten this person: the assistant is better than nobody.
        return await self._database.write(lambda uow: uow.conversations.take_back(conversation, silent_since))

    def _hear(self, arrival: Arrival) -> _Heard:
        heard = self._heard(arrival)
        settled = _UNASKED.get(arrival.occasion)
        # Too much is kept as what it is, whether typed, pressed or shown, but not answered.
        return (
            heard
            if settled is None
            else _Heard(heard.said, None, self._phrases.on(arrival.occasion), settled)
        )

    def _heard(self, arrival: Arrival) -> _Heard:
        if arrival.payload is not None:
            return _Heard(arrival.title or arrival.payload, None)
        if arrival.attachment is not None:
            return self._see(arrival.attachment, arrival.text)
        return self._read(arrival.text or "")

    def _see(self, attachment: Attachment, caption: str | None) -> _Heard:
        """What cannot be read is kept for officers; its caption is answered like any text."""
        seen = f"[{self._phrases.labels[attachment.kind.value]}] {attachment.reference}".rstrip()
        notice = (self._phrases.said[f"attachment_{attachment.kind.value}"],)
        if not caption:
            return _Heard(seen, None, notice, Outcome.CLARIFICATION)
        read = self._read(caption)
        return _Heard(f"{seen}\n{read.said}", read.question, (*notice, *read.notice), read.settled)

    def _read(self, text: str) -> _Heard:
        verdict = judge(text)
        masked = mask_beginning(text, MAX_TEXT)
        if masked.kinds and verdict is Verdict.READABLE:
            notice = (self._phrases.said["personal_number"],)
            nothing_else = judge(masked.rest) is not Verdict.READABLE
            settled = Outcome.REFUSED_PERSONAL_DATA if nothing_else else None
            return _Heard(masked.text, without_command(masked.text), notice, settled)
        if verdict is Verdict.READABLE:
            return _Heard(text, without_command(text))
        return _Heard(masked.text, None, (self._phrases.said[verdict.value],), Outcome.CLARIFICATION)

    async def _ask(self, message: Message, heard: _Heard) -> Answer:
        try:
            turn = await self._turn(message, heard)
        except RasaTimeoutError:
            log.warning("gateway.rasa.timeout")
            return self._failed(heard, "timeout", Outcome.ERROR_TIMEOUT)
        except Unavailable as error:
            log.warning("gateway.rasa.unavailable reason=%s", error)
            return self._failed(heard, "service_down", Outcome.ERROR_SERVICE)
        if not turn.replies:
            log.warning("gateway.rasa.silent intent=%s", turn.intent)
            return self._failed(heard, "service_down", Outcome.ERROR_SERVICE)
        return Answer(
            said=heard.said,
            replies=(*heard.notice, *turn.replies),
            outcome=turn.outcome if turn.outcome in _OUTCOMES else Outcome.ANSWERED.value,
            intent=turn.intent,
            policy=turn.policy,
        )

    async def _turn(self, message: Message, heard: _Heard) -> RasaTurn:
        """The turn; where people do not look at a page that waits, only after some patience none.

        Asked again, Rasa says what it said, or goes on with what it was doing.
        """
        arrival = message.arrival
        patience = PATIENCE_SECONDS if arrival.channel in self._patient else 0.0
        deadline = time.monotonic() + patience
        while True:
            try:
                return await self._breaker.ask(
                    lambda: self._rasa.ask(
                        arrival.conversation, text=heard.question, payload=arrival.payload, message=message.id
                    )
                )
            except Unavailable:
                if time.monotonic() >= deadline:
                    raise
                await asyncio.sleep(AGAIN_SECONDS)

    def _failed(self, heard: _Heard, sentence: str, outcome: Outcome) -> Answer:
        replies = (*heard.notice, self._phrases.said[sentence])
        return Answer(said=heard.said, replies=replies, outcome=outcome.value)
