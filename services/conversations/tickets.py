"""Cases for officers, and what is noted of policy questions for the editors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.outcomes import Outcome


class Urgency(str, Enum):
    """Somebody in danger comes before everybody else."""

    URGENT = "urgent"
    NORMAL = "normal"


class CaseKind(str, Enum):
    """Why there is a case: somebody in danger or who asked for a person, or who wrote while it was off."""

    ASKED = "asked"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A conversation that waits for an officer."""

    id: int
    conversation: str
    urgency: Urgency
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class PolicyTrace:
    """How sure the assistant was ("sure", "unsure", "lost"), and the entries answered from or offered."""

    level: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPolicy:
    """A policy question as the transcript keeps it, personal numbers masked."""

    said: str
    trace: PolicyTrace
    at: datetime


def urgency_of(outcome: str, intent: str) -> Urgency | None:
    """The case a turn opens for an officer; None for most."""
    if outcome == Outcome.EMERGENCY.value:
        return Urgency.URGENT
    return Urgency.NORMAL if intent == "request_officer" else None
