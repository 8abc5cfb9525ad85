"""The end of a turn: its place in the transcript, and what officers and editors are to know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Finished, Message, Speaker
from services.conversations.tickets import CaseKind, Urgency, urgency_of
from services.conversations.wanted import POLICY
from services.handover.approval import hold, topic_to_hold, waiting_answer
from services.notices.telling import with_notices
from services.switches.silence import silenced, waits

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def close_turn(
    uow: UnitOfWork,
    message: Message,
    answer: Answer,
    at: datetime,
    *,
    send: bool,
    let_go: str | None = None,
) -> Finished | None:
    """Close a message with its turn, within the caller's transaction.

    Danger and a wish for a person open a case for an officer; a turn about policy is noted for the editors.
    An answer on a sensitive topic is kept for an officer, and the person is told to wait for it. While the
    assistant is off the answer is not said, and a case is opened for what was written; notices of the Center
    stand above what is.

    Args:
        let_go: Worker who gives the conversation up, unless further messages wait in it.

    Returns:
        None if the message was closed before, and then nothing is changed.
    """
    answer = _with_topic(uow, answer)
    arrival = message.arrival
    silent = silenced(uow, arrival, answer, at)
    topic = None if silent else topic_to_hold(uow, answer)
    shown = silent.answer if silent else answer if topic is None else waiting_answer(uow, answer)
    noticed = with_notices(uow, arrival.conversation, shown, at, though_silent=silent is not None)
    finished = uow.conversations.finish(message, noticed.answer, at, send=send, let_go=let_go)
    if finished is None:
        return None
    turn = finished.turn
    told = (*(silent.told if silent else ()), *noticed.told)
    if told and turn.answer.speaker is Speaker.ASSISTANT:
        uow.told.add(turn.conversation, told, at)
    if topic is not None and turn.answer.speaker is Speaker.ASSISTANT:
        hold(uow, turn, arrival.channel, answer, topic, at)
    urgency = urgency_of(answer.outcome, answer.intent)
    if urgency is not None:
        uow.tickets.open(turn.conversation, urgency, at)
    elif silent is not None and waits(arrival, turn):
        uow.tickets.open(turn.conversation, Urgency.NORMAL, at, CaseKind.OFF)
    if turn.answer.policy is not None:
        uow.tickets.note_policy(turn, turn.answer.policy)
    return finished


def _with_topic(uow: UnitOfWork, answer: Answer) -> Answer:
    """A question about policy is counted under the topic of the entry it was answered from."""
    if answer.wanted is None or answer.policy is None or not answer.policy.entries:
        return answer
    topics = uow.policy.topics_of(answer.policy.entries[:1])
    return replace(answer, wanted=replace(answer.wanted, topic=next(iter(topics.values()), POLICY)))
