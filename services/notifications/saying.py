"""Say what waits in the tray: it becomes a turn of its conversation, and leaves by the outbox."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Answer, Reply, Speaker
from services.dialogue.replies import ITEM_NAMES
from services.notifications.tray import sendable
from services.outcomes import Outcome
from services.switches.topics import skill_off

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_MORE = 10
_KIND_OF = {name: kind for kind, name in ITEM_NAMES.items()}


def say_due(uow: UnitOfWork, at: datetime, pushed: Collection[str], limit: int) -> list[str]:
    """Say what may be sent now, within the caller's transaction.

    Nothing interrupts an officer: it waits until the officer has done, or is no news any more; so does what
    is sent where the assistant is off, or tells of offers that are.

    Args:
        at: Now.
        pushed: Channels that are sent to; on others a person finds it when the page is opened.
        limit: The most that is said at once.

    Returns:
        The conversations that were told something.
    """
    told: list[str] = []
    # What must wait for something that is off must not keep the others waiting.
    for one in sendable(uow, at, limit if not uow.in_force.read().switches else limit * _MORE):
        if len(told) == limit:
            break
        heard = uow.notifications.last_heard(one.conversation)
        if heard is not None and _is_off(uow, heard.channel, one.reply, at):
            continue
        if heard is None or one.id is None or uow.conversations.speaker(one.conversation) is Speaker.OFFICER:
            continue
        answer = Answer(said="", replies=(one.reply,), outcome=Outcome.NOTIFIED.value)
        uow.conversations.say(one.conversation, answer, at, send=heard.channel in pushed, unasked=True)
        uow.notifications.mark_sent(one.id, at)
        told.append(one.conversation)
    return told


def _is_off(uow: UnitOfWork, channel: str, reply: Reply, at: datetime) -> bool:
    if uow.in_force.read().silent(channel, at) is not None:
        return True
    kinds = {_KIND_OF.get(card.kind) for card in reply.cards}
    return any(skill_off(uow, kind, at) is not None for kind in kinds)
