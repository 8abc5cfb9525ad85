"""One message that nobody has just asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.conversations.model import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """To be sent between `not_before` and `expires`, or not at all.

    Attributes:
        topic: What it tells of, such as `alert:3:2026-11-23`; of one topic there is only one.
        not_before: First instant at which it may be sent; never at night.
        expires: From this instant on it is no news, or the platform no longer takes it.
        id: None before it is stored.
    """

    conversation: str
    topic: str
    reply: Reply
    created_at: datetime
    not_before: datetime
    expires: datetime
    id: int | None = None


@dataclass(frozen=True, slots=True)
class LastHeard:
    """The channel of a conversation, and when its person last wrote."""

    channel: str
    at: datetime
