"""What a person is told instead of an answer while the assistant is off: one sentence, then nothing.

What she writes waits for an officer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Occasion, Reply, Speaker
from services.handover.office_hours import office_hours
from services.handover.reception import who_reads
from services.outcomes import Outcome
from services.switches.telling import OFFICER_PAYLOAD, reply_of

if TYPE_CHECKING:
    from services.conversations.model import Arrival, Turn
    from services.ports import UnitOfWork

_INTENT = "request_officer"
_DANGER = "/report_danger"


@dataclass(frozen=True, slots=True)
class Silenced:
    """What is said instead; `told` are the things this tells the person of for the first time."""

    answer: Answer
    told: tuple[str, ...] = ()


def silenced(uow: UnitOfWork, arrival: Arrival, answer: Answer, at: datetime) -> Silenced | None:
    """The turn while the assistant is off on this channel; None when the answer stands.

    Danger is answered, wishes for an officer are received, and what an officer says is said. Of a message
    that only comes near danger, the sentence that tells whom to call stays.
    """
    switch = uow.in_force.read().silent(arrival.channel, at)
    if switch is None or _stands(arrival, answer):
        return None
    kept = tuple(reply for reply in answer.replies if _is_kept(reply, answer))
    replies: tuple[Reply, ...] = kept
    told: tuple[str, ...] = ()
    # Whoever floods is told of that already, or of nothing at all.
    if arrival.occasion is not Occasion.DROPPED and not uow.told.of(arrival.conversation, [switch.thing]):
        replies, told = (*kept, reply_of(switch, who_reads(uow, at, office_hours(uow)))), (switch.thing,)
    said = replace(answer, replies=replies, outcome=Outcome.SWITCHED_OFF.value, policy=None, wanted=None)
    return Silenced(said, told)


def waits(arrival: Arrival, turn: Turn) -> bool:
    """Whether a turn the assistant left unanswered is for an officer: somebody wrote, and nobody has her."""
    wrote = bool(turn.answer.said) and arrival.occasion is not Occasion.WELCOME
    return wrote and turn.answer.speaker is Speaker.ASSISTANT


def _stands(arrival: Arrival, answer: Answer) -> bool:
    if answer.speaker is Speaker.OFFICER or answer.outcome == Outcome.EMERGENCY.value:
        return True
    return answer.intent == _INTENT or arrival.payload == OFFICER_PAYLOAD


def _is_kept(reply: Reply, answer: Answer) -> bool:
    # That numbers of papers were hidden is said even now.
    if answer.outcome == Outcome.REFUSED_PERSONAL_DATA.value:
        return True
    return any(button.payload == _DANGER for button in reply.buttons)
