"""Lay a notification into the tray, and take out what may be sent now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from services.conversations.model import Reply
from services.notifications.hours import awake, is_quiet, window_ends
from services.notifications.model import Notification

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
    heard = uow.notifications.last_heard(conversation)
    if heard is None:
        return False
    closes = window_ends(heard)
    begins, ends = awake(at), expires if closes is None else min(expires, closes)
    if begins >= ends:
        return False
    notification = Notification(
        conversation=conversation,
        topic=topic,
        reply=reply,
        created_at=at,
        not_before=begins,
        expires=ends,
    )
    return uow.notifications.put(notification)


def sendable(uow: UnitOfWork, at: datetime, limit: int) -> list[Notification]:
    """What may be sent now, the oldest first; nothing at night, however long it has been waiting."""
    return [] if is_quiet(at) else uow.notifications.due(at, limit)
