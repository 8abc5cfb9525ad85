"""Answers on sensitive topics wait for an officer; in time, or a safe sentence goes instead."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from services.conversations.model import Answer, Button, Reply, Speaker, Turn
from services.errors import NotFound
from services.handover.answering import sayable
from services.handover.model import HeldAnswer, HeldByAnother, HeldState, Officer
from services.handover.taking import COMES_TO_FETCH
from services.handover.words import said
from services.outcomes import Outcome
from services.resources import load_yaml

if TYPE_CHECKING:
    from services.ports import UnitOfWork

SETTING = "sensitive"  # its key where the page puts it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitive:
    """What is approved before it is sent; nothing, unless the page or the file names something."""

    topics: frozenset[str]
    entries: frozenset[str]
    minutes: int

    @property
    def is_off(self) -> bool:
        """Whether every answer goes out at once."""
        return not self.topics and not self.entries


def sensitive(uow: UnitOfWork) -> Sensitive:
    """What the Center has set on the page, else in the file."""
    return _read(uow.in_force.read().settings.get(SETTING))


def sensitive_of(data: Mapping[str, Any]) -> Sensitive:
    """The same from the form of data/handover/sensitive.yml."""
    return Sensitive(
        topics=frozenset(data["topics"]), entries=frozenset(data["entries"]), minutes=data["minutes"]
    )


@lru_cache(maxsize=4)
def _read(value: str | None) -> Sensitive:
    return sensitive_of(load_yaml("handover/sensitive.yml") if value is None else json.loads(value))


def topic_to_hold(uow: UnitOfWork, answer: Answer) -> str | None:
    """The sensitive topic of an answer; None when it may go out at once."""
    rules = sensitive(uow)
    if rules.is_off or answer.policy is None or answer.speaker is not Speaker.ASSISTANT:
        return None
    topics = uow.policy.topics_of(answer.policy.entries)
    for entry, topic in topics.items():
        if topic in rules.topics or entry in rules.entries:
            return topic
    return None


def waiting_answer(uow: UnitOfWork, answer: Answer) -> Answer:
    """What the person is told instead, for now."""
    text = said("sensitive", "wait", minutes=sensitive(uow).minutes)
    return replace(answer, replies=(Reply(text=text),), outcome=Outcome.HANDED_OVER.value)


def hold(uow: UnitOfWork, turn: Turn, channel: str, answer: Answer, topic: str, at: datetime) -> None:
    """Keep an answer until somebody approves it, within the caller's transaction."""
    uow.held_answers.add(
        HeldAnswer(
            conversation=turn.conversation,
            channel=channel,
            topic=topic,
            said=answer.said,
            replies=answer.replies,
            at=at,
            ends=at + timedelta(minutes=sensitive(uow).minutes),
        )
    )


def approve(uow: UnitOfWork, held_id: int, officer: Officer, at: datetime, text: str | None = None) -> Turn:
    """Send an answer that was held, or the officer's own words instead of it.

    Raises:
        HeldByAnother: It was judged before, or its time was over.
        InvalidInput: The words cannot be sent.
        NotFound: There is none of that number.
    """
    held = uow.held_answers.locked(held_id)
    if held is None:
        raise NotFound(f"There is no held answer {held_id}.")
    if held.state is not HeldState.WAITING:
        raise HeldByAnother(held.officer)
    state = HeldState.APPROVED if text is None else HeldState.REWRITTEN
    answer = Answer(said="", replies=held.replies, outcome=Outcome.ANSWERED.value)
    if text is not None:
        replies = (Reply(text=sayable(text)),)
        answer = replace(answer, replies=replies, outcome=Outcome.HANDED_OVER.value, speaker=Speaker.OFFICER)
    uow.held_answers.save(replace(held, state=state, officer=officer, judged_at=at))
    return _say(uow, held, answer, at)


def end_overdue(uow: UnitOfWork, at: datetime, limit: int) -> list[str]:
    """Say the safe answer where nobody judged in time, within the caller's writing transaction.

    Where an officer speaks by now, nothing is said: the officer has seen the question.

    Returns:
        The conversations that were told something.
    """
    told = []
    for held in uow.held_answers.overdue(at, limit):
        silent = uow.conversations.speaker(held.conversation) is Speaker.OFFICER
        state = HeldState.DROPPED if silent else HeldState.LATE
        uow.held_answers.save(replace(held, state=state, judged_at=at))
        if not silent:
            button = Button(title=said("sensitive", "officer"), payload="/request_officer")
            reply = Reply(text=said("sensitive", "late"), buttons=(button,))
            _say(uow, held, Answer(said="", replies=(reply,), outcome=Outcome.NO_ANSWER.value), at)
            told.append(held.conversation)
    return told


def _say(uow: UnitOfWork, held: HeldAnswer, answer: Answer, at: datetime) -> Turn:
    send = held.channel != COMES_TO_FETCH
    return uow.conversations.say(held.conversation, answer, at, send=send, unasked=False)
