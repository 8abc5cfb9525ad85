"""Who has a case: take it, hand it to a colleague, put it back, give it back to the assistant, close it.

Every function works within the caller's writing transaction and locks the case first, so that whoever
comes second finds what the first one has done.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Reply, Speaker
from services.errors import InvalidInput, NotFound
from services.handover.model import Case, CaseOutcome, HeldByAnother, Officer
from services.handover.presence import absent_ids, note_seen
from services.handover.words import said
from services.outcomes import Outcome

if TYPE_CHECKING:
    from services.ports import UnitOfWork

# The chat page reads the transcript by itself; every other channel is sent to by the outbox.
COMES_TO_FETCH = "web"


def take(uow: UnitOfWork, case_id: int, officer: Officer, at: datetime) -> Case:
    """Have the case and the word; who has it already keeps it.

    Raises:
        HeldByAnother: A colleague has it and is there.
        NotFound: There is no such open case.
    """
    case = locked_case(uow, case_id)
    note_seen(uow, officer, at)
    if case.officer != officer and not is_free(case, _absent(uow, case, at)):
        raise HeldByAnother(case.officer)
    taken = replace(case, officer=officer, taken_at=case.taken_at or at, speaker=Speaker.OFFICER)
    uow.cases.save(taken)
    # Also of who spoke before her: the silence after which the assistant is back counts from now.
    uow.conversations.change_speaker(case.conversation, case.speaker, Speaker.OFFICER, at)
    return taken


def hand_to(uow: UnitOfWork, case_id: int, officer: Officer, colleague: Officer) -> Case:
    """Give a case one has to a colleague, who has it at once.

    Raises:
        HeldByAnother: The officer does not have it.
        NotFound: There is no such open case.
    """
    handed = replace(own_case(uow, case_id, officer), officer=colleague)
    uow.cases.save(handed)
    return handed


def put_back(uow: UnitOfWork, case_id: int, officer: Officer, at: datetime) -> Case:
    """Let it wait for whoever takes it next; the assistant answers meanwhile.

    Raises:
        HeldByAnother: The officer does not have it.
        NotFound: There is no such open case.
    """
    waiting = replace(own_case(uow, case_id, officer), officer=None)
    uow.cases.save(waiting)
    return _silent(uow, waiting, at)


def give_back(uow: UnitOfWork, case_id: int, officer: Officer, at: datetime) -> Case:
    """The assistant goes on, and tells the person so; the case is closed.

    Raises:
        HeldByAnother: The officer does not have it.
        NotFound: There is no such open case.
    """
    case = own_case(uow, case_id, officer)
    closed = _closed(uow, case, CaseOutcome.GIVEN_BACK, at)
    if case.speaker is Speaker.OFFICER:
        reply = Reply(text=said("person", "given_back"))
        answer = Answer(said="", replies=(reply,), outcome=Outcome.NOTIFIED.value)
        uow.conversations.say(case.conversation, answer, at, send=is_sent(case), unasked=False)
    return closed


def close(
    uow: UnitOfWork, case_id: int, officer: Officer, outcome: CaseOutcome, at: datetime, *, seen: int
) -> Case:
    """End a case; the assistant answers from now on.

    Args:
        seen: Position of the last turn the officer has seen.

    Raises:
        InvalidInput: The person has written since.
        HeldByAnother: The officer does not have it.
        NotFound: There is no such open case.
    """
    case = own_case(uow, case_id, officer)
    last = uow.conversations.last_positions([case.conversation])[case.conversation]
    later = uow.conversations.turns_after(case.conversation, seen, last - seen) if last > seen else ()
    if any(turn.answer.said for turn in later):
        raise InvalidInput(f"The person has written since turn {seen}.")
    return _closed(uow, case, outcome, at)


def is_free(case: Case, absent: set[int]) -> bool:
    """Whether anybody may take a case: nobody has it, its officer is absent, or let the word lapse."""
    if not case.is_open:
        return False
    return case.officer is None or case.officer.id in absent or case.speaker is Speaker.ASSISTANT


def is_sent(case: Case) -> bool:
    """Whether what is said goes to the outbox."""
    return case.channel != COMES_TO_FETCH


def locked_case(uow: UnitOfWork, case_id: int) -> Case:
    """An open case that nobody else changes until the transaction ends.

    Raises:
        NotFound: There is no such open case.
    """
    case = uow.cases.locked(case_id)
    if case is None or not case.is_open:
        raise NotFound(f"There is no open case {case_id}.")
    return case


def own_case(uow: UnitOfWork, case_id: int, officer: Officer) -> Case:
    """The same, of the officer who has it.

    Raises:
        HeldByAnother: The officer does not have it.
        NotFound: There is no such open case.
    """
    case = locked_case(uow, case_id)
    if case.officer is None or case.officer.id != officer.id:
        raise HeldByAnother(case.officer)
    return case


def _absent(uow: UnitOfWork, case: Case, at: datetime) -> set[int]:
    return set() if case.officer is None else absent_ids(uow, {case.officer.id}, at)


def _closed(uow: UnitOfWork, case: Case, outcome: CaseOutcome, at: datetime) -> Case:
    closed = replace(case, outcome=outcome, closed_at=at)
    uow.cases.save(closed)
    return _silent(uow, closed, at)


def _silent(uow: UnitOfWork, case: Case, at: datetime) -> Case:
    uow.conversations.change_speaker(case.conversation, Speaker.OFFICER, Speaker.ASSISTANT, at)
    return replace(case, speaker=Speaker.ASSISTANT)
