"""A recap into a conversation the caller has with the Center already."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Reply, Speaker, Turn
from services.errors import InvalidInput, NotFound
from services.handover.answering import sayable
from services.handover.taking import COMES_TO_FETCH
from services.outcomes import Outcome
from services.staff.audit import audit
from services.staff.model import StaffMember

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def send_recap(uow: UnitOfWork, staff: StaffMember, conversation: str, text: str, at: datetime) -> Turn:
    """Say a recap in a conversation, within the caller's writing transaction; who speaks there stays so.

    Raises:
        NotFound: Nobody knows the conversation.
        InvalidInput: The text cannot be sent, or the person does not let us write.
    """
    known = uow.conversations.last_positions([conversation])
    if conversation not in known:
        raise NotFound("There is no such conversation.")
    if not uow.conversations.is_reachable(conversation):
        raise InvalidInput("The person does not let us write.")
    spoken = Answer(
        said="",
        replies=(Reply(text=sayable(text)),),
        outcome=Outcome.NOTIFIED.value,
        speaker=Speaker.OFFICER,
    )
    send = not conversation.startswith(f"{COMES_TO_FETCH}_")
    turn = uow.conversations.say(conversation, spoken, at, send=send, unasked=False)
    audit(uow, staff, "call.recap", f"conversation:{conversation}", at=at)
    return turn
