"""Marks on platforms: buttons below an answer, and the question what was wrong when it did not help."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from gateway.database import Database
from gateway.phrases import Phrases, load_phrases
from gateway.told_at_once import ToldAtOnce
from services.conversations.model import Arrival, Button, Reply, Turn
from services.conversations.rating import Mark, Rating, Reason, rate
from services.conversations.wanted import may_be_rated
from services.errors import NotFound
from services.outcomes import Outcome

_PAYLOAD = re.compile(r"#r:(?P<position>\d{1,9}):(?P<word>[a-z]{3,13})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    """A mark, and the position of the turn it is of."""

    position: int
    rating: Rating


def given(payload: str | None) -> Given | None:
    """The mark that a button stands for; None for any other."""
    found = _PAYLOAD.fullmatch(payload or "")
    if found is None:
        return None
    word, position = found["word"], int(found["position"])
    if word in (mark.value for mark in Mark):
        return Given(position, Rating(Mark(word)))
    if word in (reason.value for reason in Reason):
        return Given(position, Rating(Mark.BAD, Reason(word)))
    return None


def mark_buttons(turn: Turn) -> tuple[Button, ...]:
    """The two buttons below an answer; none below what is not rated."""
    if not may_be_rated(turn.answer):
        return ()
    words = load_phrases().widget["rating"]
    return tuple(
        Button(title=words["on_platforms"][mark.value], payload=_payload(turn.position, mark.value))
        for mark in Mark
    )


class Marks:
    """Keeps the marks that are given on one platform.

    Args:
        told: Says thanks, or asks what was wrong.
    """

    def __init__(self, database: Database, told: ToldAtOnce, phrases: Phrases) -> None:
        self._database = database
        self._told = told
        self._phrases = phrases

    async def take(self, arrival: Arrival, mark: Given) -> None:
        """Keep a mark; the same one again changes nothing.

        Raises:
            Unavailable: It could not be stored; it has to come again.
        """
        now = datetime.now(timezone.utc)
        try:
            await self._database.write(
                lambda uow: rate(uow, arrival.conversation, mark.position, mark.rating, now)
            )
            reply = self._reply(mark)
        except NotFound:
            reply = self._phrases.said["not_offered"]
        nothing_said = replace(arrival, text=None, payload=None, title=None, raw=None)
        await self._told.answer(nothing_said, reply, Outcome.CHITCHAT)

    def _reply(self, mark: Given) -> Reply:
        words = self._phrases.widget["rating"]
        if mark.rating != Rating(Mark.BAD):
            return Reply(text=words["thanks"])
        reasons = (
            Button(title=words["reasons"][one.value], payload=_payload(mark.position, one.value))
            for one in Reason
        )
        return Reply(text=words["why"], buttons=tuple(reasons))


def _payload(position: int, word: str) -> str:
    return f"#r:{position}:{word}"
