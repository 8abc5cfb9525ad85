"""Turns of a replay: the gateway's own way from text to answer, with nothing stored and everything traced."""

import itertools
import secrets
import time
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import httpx

from gateway.answering import Answering
from gateway.database import Database
from gateway.phrases import load_phrases
from gateway.settings import GatewaySettings
from language.canonical import canonical
from services import UnitOfWork, calendar
from services.conversations.model import Arrival, Message, Speaker
from services.conversations.typed_text import clean
from troly.replay_lines import Line
from troly.replay_offsets import entities_in
from troly.replay_record import record_of
from troly.traced_rasa import TracedRasa

Result = TypeVar("Result")


class Player:
    """Plays conversations side by side against one Rasa server."""

    def __init__(
        self,
        rasa_url: str,
        rasa_token: str,
        channel: str,
        day: date,
        at_once: int,
        wire: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        settings = GatewaySettings(
            rasa_url=rasa_url, rasa_token=rasa_token, secret_key="", turns_at_once=at_once
        )
        self._rasa = TracedRasa(settings, day, wire)
        self._answering = Answering(
            AlwaysTheAssistant(), self._rasa, load_phrases(), turns_at_once=at_once, receives=False
        )
        self._channel = channel
        self._day = day
        # The prefix marks what is recorded as replay; statistics and alerts leave it out.
        self._names = (f"replay_{channel}_{secrets.token_hex(4)}_{number}" for number in itertools.count())

    def conversation(self) -> "Conversation":
        """A fresh dialogue."""
        return Conversation(next(self._names), self._channel, self._day, self._answering, self._rasa)

    async def close(self) -> None:
        """Close the connections."""
        await self._rasa.close()


class Conversation:
    """One dialogue; its turns come one after the other."""

    def __init__(self, name: str, channel: str, day: date, answering: Answering, rasa: TracedRasa) -> None:
        self._name = name
        self._channel = channel
        self._day = day
        self._answering = answering
        self._rasa = rasa
        self._frame: dict[str, Any] = {}

    async def play(self, line: Line) -> dict[str, Any]:
        """The record of one turn."""
        arrival = Arrival(
            channel=self._channel,
            conversation=self._name,
            message_id=line.id,
            text=clean(line.text or "") if line.payload is None else None,
            payload=line.payload,
        )
        began = time.perf_counter()
        answer = await self._answering.answer(Message(id=0, arrival=arrival, received_at=calendar.now()))
        seconds = time.perf_counter() - began
        sent, turn = self._rasa.take(self._name)
        # A turn that says nothing of the search has left it as it was.
        self._frame = turn.get("frame") or self._frame
        turn = {**turn, "frame": self._frame}
        if line.payload is None:
            # The gateway cleans and masks before it asks; the offsets are to be into what was written.
            turn["entities"] = entities_in(line.text or "", sent, turn.get("entities") or [], self._day)
            turn["canonical"] = turn.get("canonical") or canonical(answer.said).text
        return record_of(line, turn, outcome=answer.outcome, replies=answer.replies, seconds=seconds)


class AlwaysTheAssistant(Database):
    """Stands where the gateway looks up who speaks: in a replay nobody takes over, and nothing is read."""

    def __init__(self) -> None:
        pass

    async def read(self, work: Callable[[UnitOfWork], Result]) -> Any:
        """The assistant speaks, and nothing is asked about a call-back."""
        return Speaker.ASSISTANT, False
