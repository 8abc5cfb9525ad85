"""From a stored message to its answer: judged, masked, asked of whoever speaks."""

import logging
from dataclasses import dataclass

from gateway.circuit_breaker import CircuitBreaker
from gateway.database import Database
from gateway.phrases import Phrases
from gateway.rasa_client import RasaClient, RasaTimeoutError
from services.conversations.masking import mask_personal_numbers
from services.conversations.model import Answer, Arrival, Reply, Speaker
from services.conversations.typed_text import MAX_TEXT, Verdict, judge, without_command
from services.errors import Unavailable
from services.outcomes import Outcome

log = logging.getLogger(__name__)

_OUTCOMES = {outcome.value for outcome in Outcome}


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
    """

    def __init__(self, database: Database, rasa: RasaClient, phrases: Phrases, *, turns_at_once: int) -> None:
        self._database = database
        self._rasa = rasa
        self._phrases = phrases
        self._breaker = CircuitBreaker(RasaTimeoutError, places=turns_at_once)

    async def answer(self, arrival: Arrival) -> Answer:
        """What the person is told; an honest sentence when the assistant cannot be reached.

        Raises:
            Unavailable: The database cannot tell who speaks; the message is to be tried again.
        """
        heard = self._hear(arrival)
        speaker = await self._database.read(lambda uow: uow.conversations.speaker(arrival.conversation))
        if speaker is Speaker.OFFICER:
            return Answer(
                said=heard.said, replies=(), outcome=Outcome.HANDED_OVER.value, speaker=Speaker.OFFICER
            )
        if heard.settled is not None:
            return Answer(said=heard.said, replies=heard.notice, outcome=heard.settled.value)
        return await self._ask(arrival, heard)

    def apology(self, arrival: Arrival) -> Answer:
        """What the person is told when something went wrong on our side."""
        return self._failed(self._hear(arrival), "service_down", Outcome.ERROR_SERVICE)

    def _hear(self, arrival: Arrival) -> _Heard:
        if arrival.payload is not None:
            return _Heard(arrival.title or arrival.payload, None)
        text = arrival.text or ""
        verdict = judge(text)
        masked = mask_personal_numbers(text[:MAX_TEXT])
        if masked.kinds and verdict is Verdict.READABLE:
            notice = (self._phrases.said["personal_number"],)
            nothing_else = judge(masked.rest) is not Verdict.READABLE
            settled = Outcome.REFUSED_PERSONAL_DATA if nothing_else else None
            return _Heard(masked.text, without_command(masked.text), notice, settled)
        if verdict is Verdict.READABLE:
            return _Heard(text, without_command(text))
        return _Heard(masked.text, None, (self._phrases.said[verdict.value],), Outcome.CLARIFICATION)

    async def _ask(self, arrival: Arrival, heard: _Heard) -> Answer:
        try:
            turn = await self._breaker.ask(
                lambda: self._rasa.ask(arrival.conversation, text=heard.question, payload=arrival.payload)
            )
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

    def _failed(self, heard: _Heard, sentence: str, outcome: Outcome) -> Answer:
        replies = (*heard.notice, self._phrases.said[sentence])
        return Answer(said=heard.said, replies=replies, outcome=outcome.value)
