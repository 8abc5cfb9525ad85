"""Officers, cases and what belongs to a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.conversations.model import Reply, Speaker
from services.conversations.tickets import CaseKind, Urgency
from services.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody of the Center; `name` is what colleagues read."""

    id: int
    name: str


class CaseOutcome(str, Enum):
    """What a case ended in; labels in data/handover/cases.yml."""

    ANSWERED = "answered"
    REFERRED = "referred"
    CALLED_BACK = "called_back"
    REPORTED = "reported"  # to the police or another authority
    UNREACHABLE = "unreachable"
    NOT_NEEDED = "not_needed"
    GIVEN_BACK = "given_back"  # the assistant goes on
    REOPENED = "reopened"  # the assistant was off, and answers again


# Those an officer chooses; the others say what was pressed.
CHOSEN_OUTCOMES = tuple(
    one for one in CaseOutcome if one not in (CaseOutcome.GIVEN_BACK, CaseOutcome.REOPENED)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A conversation that an officer is wanted in, has, or has had.

    `speaker` is who answers the person just now. `taken_at` and `answered_at` are the first times.
    """

    id: int
    conversation: str
    channel: str
    urgency: Urgency
    opened_at: datetime
    speaker: Speaker
    kind: CaseKind = CaseKind.ASKED
    officer: Officer | None = None
    taken_at: datetime | None = None
    answered_at: datetime | None = None
    outcome: CaseOutcome | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do with it."""
        return self.closed_at is None

    def is_with(self, officer: Officer) -> bool:
        """Whether this officer has it."""
        return self.officer is not None and self.officer.id == officer.id


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case in a list: what was said last, and when each side was last heard of."""

    case: Case
    last_said: str = ""
    heard_at: datetime | None = None
    officer_at: datetime | None = None

    @property
    def is_unread(self) -> bool:
        """Whether the person wrote after the officer's last word."""
        if self.heard_at is None:
            return False
        return self.officer_at is None or self.heard_at > self.officer_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """An officer whose page was heard of at an instant."""

    officer: Officer
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What an officer tells colleagues of a conversation."""

    officer: Officer
    text: str
    at: datetime


class CallBackState(str, Enum):
    """`ASKED`: the time or the number is missing; `WANTED`: somebody has to call."""

    ASKED = "asked"
    WANTED = "wanted"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """A wish to be called between two instants."""

    conversation: str
    state: CallBackState
    changed_at: datetime
    phone: str | None = None
    begins: datetime | None = None
    ends: datetime | None = None
    id: int | None = None


class HeldState(str, Enum):
    """What became of an answer that was held; `LATE`: nobody judged it in time."""

    WAITING = "waiting"
    APPROVED = "approved"
    REWRITTEN = "rewritten"
    LATE = "late"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAnswer:
    """An answer on a sensitive topic that was not sent; after `ends` a safe one goes instead.

    `said` is what the person asked, as the transcript keeps it.
    """

    conversation: str
    channel: str
    topic: str
    said: str
    replies: tuple[Reply, ...]
    at: datetime
    ends: datetime
    state: HeldState = HeldState.WAITING
    officer: Officer | None = None
    judged_at: datetime | None = None
    id: int | None = None


class HeldByAnother(NotAllowed):
    """A colleague has the conversation, or has judged the answer; `officer` is None when nobody has it."""

    def __init__(self, officer: Officer | None) -> None:
        super().__init__(f"The conversation is with {officer.name if officer else 'nobody'}.")
        self.officer = officer
