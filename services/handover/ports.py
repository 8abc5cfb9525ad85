"""What the handover asks of the database."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from services.conversations.tickets import CaseKind
from services.handover.model import CallBack, Case, CaseLine, HeldAnswer, Note, Officer, Presence


class CaseRepository(Protocol):
    """Cases of conversations; `uow.tickets` opens them."""

    def get(self, case_id: int) -> Case | None:
        """One case; None if there never was one."""
        ...

    def locked(self, case_id: int) -> Case | None:
        """One case, which with its speaker stays as it is until this writing transaction ends."""
        ...

    def save(self, case: Case) -> None:
        """Store who has it and how it ended; who speaks is changed by `uow.conversations`."""
        ...

    def open_lines(self, limit: int) -> Sequence[CaseLine]:
        """Open cases, urgent ones first, then those that wait longest."""
        ...

    def held_lines(self, limit: int) -> Sequence[CaseLine]:
        """Those of them that an officer has."""
        ...

    def untouched(self, kind: CaseKind, limit: int, after: int = 0) -> Sequence[Case]:
        """Open cases of a kind, not urgent, that no officer ever took, by number.

        Args:
            after: Only those with a greater number.
        """
        ...

    def newest_of(self, conversations: Collection[str]) -> dict[str, int]:
        """The number of the newest case by conversation; those without any are left out."""
        ...

    def of_conversation(self, conversation: str) -> Sequence[Case]:
        """Every case of a conversation, the newest first."""
        ...


class CaseNoteRepository(Protocol):
    """Notes and labels of conversations."""

    def add(self, conversation: str, note: Note) -> None:
        """Keep a note."""
        ...

    def of_conversation(self, conversation: str) -> Sequence[Note]:
        """The notes, oldest first."""
        ...

    def labels(self, conversations: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Labels by conversation; those without any are left out."""
        ...

    def set_labels(self, conversation: str, labels: Collection[str]) -> None:
        """Put these in the place of those there are."""
        ...


class PresenceRepository(Protocol):
    """Which officers have a page open."""

    def see(self, officer: Officer, at: datetime) -> None:
        """An officer's page was heard of."""
        ...

    def forget(self, officer_id: int) -> None:
        """An officer has left."""
        ...

    def seen(self) -> Sequence[Presence]:
        """Everybody ever seen, by name."""
        ...


class CallBackRepository(Protocol):
    """Wishes to be called back."""

    def undone_of(self, conversation: str) -> CallBack | None:
        """The wish of a conversation that is asked about or wanted; there is at most one."""
        ...

    def put(self, wish: CallBack) -> None:
        """Store a wish, new or changed; a new one takes the place of an undone one."""
        ...

    def get(self, wish_id: int) -> CallBack | None:
        """One wish; None if there never was one."""
        ...

    def wanted(self, limit: int) -> Sequence[CallBack]:
        """Wishes somebody has to see to, the earliest first."""
        ...

    def forget_before(self, instant: datetime) -> int:
        """Delete those last changed before an instant; returns how many."""
        ...


class HeldAnswerRepository(Protocol):
    """Answers that wait for an officer's approval."""

    def add(self, held: HeldAnswer) -> None:
        """Keep one."""
        ...

    def waiting(self, limit: int) -> Sequence[HeldAnswer]:
        """Those nobody has judged, the earliest end first."""
        ...

    def locked(self, held_id: int) -> HeldAnswer | None:
        """One that stays as it is until this writing transaction ends; None if there never was one."""
        ...

    def overdue(self, at: datetime, limit: int) -> Sequence[HeldAnswer]:
        """Those whose time is over and that nobody else works on just now, locked."""
        ...

    def save(self, held: HeldAnswer) -> None:
        """Store who judged it and how."""
        ...
