"""What an officer says to the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.masking import mask_personal_numbers
from services.conversations.model import Answer, Reply, Speaker, Turn
from services.conversations.typed_text import MAX_TEXT, clean
from services.errors import InvalidInput
from services.handover.model import Officer
from services.handover.presence import note_seen
from services.handover.taking import is_sent, own_case
from services.outcomes import Outcome

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def answer(uow: UnitOfWork, case_id: int, officer: Officer, text: str, at: datetime) -> Turn:
    """Say something in a case one has, within the caller's writing transaction.

    Who let the word lapse to the assistant has it again.

    Args:
        text: As typed, at most MAX_TEXT characters.

    Raises:
        InvalidInput: It is empty, too long, or holds a number that is never stored.
        HeldByAnother: The officer does not have the case.
        NotFound: There is no such open case.
    """
    case = own_case(uow, case_id, officer)
    words = sayable(text)
    note_seen(uow, officer, at)
    if case.speaker is Speaker.ASSISTANT:
        uow.conversations.change_speaker(case.conversation, Speaker.ASSISTANT, Speaker.OFFICER, at)
    spoken = Answer(
        said="",
        replies=(Reply(text=words),),
        outcome=Outcome.HANDED_OVER.value,
        speaker=Speaker.OFFICER,
    )
    turn = uow.conversations.say(case.conversation, spoken, at, send=is_sent(case), unasked=False)
    if case.answered_at is None:
        uow.cases.save(replace(case, answered_at=at))
    return turn


def sayable(text: str) -> str:
    """A text as it may be said and stored.

    Raises:
        InvalidInput: It is empty, too long, or holds a number that is never stored.
    """
    words = clean(text)
    if not words:
        raise InvalidInput("An answer needs words.")
    if len(words) > MAX_TEXT:
        raise InvalidInput(f"An answer has at most {MAX_TEXT} characters.")
    if mask_personal_numbers(words).kinds:
        raise InvalidInput("An identity, insurance or account number is never sent or stored.")
    return words
