"""Say what waits in the tray: it becomes a turn of its conversation, and leaves by the outbox."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Speaker
from services.notifications.tray import sendable
from services.outcomes import Outcome

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def say_due(uow: UnitOfWork, at: datetime, pushed: Collection[str], limit: int) -> list[str]:
    """Say what may be sent now, within the caller's transaction.

    Nothing interrupts an officer: it waits until the officer has done, or is no news any more.

    Args:
        at: Now.
        pushed: Channels that are sent to; on others a person finds it when the page is opened.
        limit: The most that is said at once.

    Returns:
        The conversations that were told something.
    """
    told = []
    for one in sendable(uow, at, limit):
        heard = uow.notifications.last_heard(one.conversation)
        if heard is None or one.id is None or uow.conversations.speaker(one.conversation) is Speaker.OFFICER:
            continue
        answer = Answer(said="", replies=(one.reply,), outcome=Outcome.NOTIFIED.value)
        uow.conversations.say(one.conversation, answer, at, send=heard.channel in pushed, unasked=True)
        uow.notifications.mark_sent(one.id, at)
        told.append(one.conversation)
    return told
