"""Lay a notification into the tray, and take out what may be sent now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.calendar import local
from services.conversations.model import Reply
from services.notifications.hours import awake, is_quiet, window_ends
from services.notifications.model import Notification
from services.notifications.still_true import still_true

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def lay(
    uow: UnitOfWork, conversation: str, topic: str, reply: Reply, at: datetime, expires: datetime
) -> bool:
    """Lay one into the tray, within the caller's transaction.

    Args:
        at: From when on it may be sent; the end of the night when this is one.
        expires: From when on it is no news.

    Returns:
        Whether it is there now: not when the platform would not take it in time, nor when there was
        one of its topic before.
    """
    times = _times(uow, conversation, at, expires)
    if times is None:
        return False
    notification = Notification(
        conversation=conversation,
        topic=topic,
        reply=reply,
        created_at=at,
        not_before=times[0],
        expires=times[1],
    )
    return uow.notifications.put(notification)


def may_lay(uow: UnitOfWork, conversation: str, topic: str, at: datetime, expires: datetime) -> bool:
    """Whether `lay` would lay it; reads only."""
    return _times(uow, conversation, at, expires) is not None and not uow.notifications.had(topic)


def sendable(uow: UnitOfWork, at: datetime, limit: int) -> list[Notification]:
    """What may be sent now, the oldest first; nothing at night, however long it has been waiting.

    Offers that ended or were held since are taken out of what tells of them; what then tells of nothing
    leaves the tray, within the caller's transaction.
    """
    if is_quiet(at):
        return []
    today = local(at).date()
    while True:
        due = [(one, still_true(one.reply, uow, today)) for one in uow.notifications.due(at, limit)]
        empty = [one for one, reply in due if reply is None]
        if not empty:
            return [replace(one, reply=reply) for one, reply in due if reply is not None]
        for one in empty:
            uow.notifications.drop(one.conversation, one.topic)


def _times(
    uow: UnitOfWork, conversation: str, at: datetime, expires: datetime
) -> tuple[datetime, datetime] | None:
    """From when until when it may be sent; None when it cannot be."""
    heard = uow.notifications.last_heard(conversation)
    if heard is None:
        return None
    closes = window_ends(heard)
    begins, ends = awake(at), expires if closes is None else min(expires, closes)
    return (begins, ends) if begins < ends else None
