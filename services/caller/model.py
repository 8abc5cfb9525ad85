"""Calls that officers take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Need(str, Enum):
    """What a caller wants; labels in data/web/caller.yml."""

    JOB = "job"
    COURSE = "course"
    OVERSEAS = "overseas"
    UNEMPLOYMENT = "unemployment"
    ASSISTANCE = "assistance"
    LOAN = "loan"
    LABOUR = "labour"
    EMPLOYER = "employer"
    DANGER = "danger"
    OTHER = "other"


class CallOutcome(str, Enum):
    """What a call ended in; labels in data/web/caller.yml, in the order of their keys."""

    ANSWERED = "answered"
    OFFERED = "offered"
    SENT = "sent"
    CALL_BACK = "call_back"
    REFERRED = "referred"
    NOTHING = "nothing"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call that was taken.

    Attributes:
        commune: Code of today's commune the caller spoke of; none where she named no single one.
        seconds: From the first key to the outcome, 0 to `calls.MOST_SECONDS`.
    """

    at: datetime
    officer_id: int
    officer_name: str
    need: Need
    outcome: CallOutcome
    commune: str | None
    seconds: int
    id: int | None = None
