"""What accounts, sessions and the trail ask of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.staff.model import Account, AuditEntry, StaffSession
from services.staff.trail import TrailSearch


class StaffRepository(Protocol):
    """Accounts, their sessions, and log-ins that failed."""

    def add(self, account: Account) -> int:
        """Store a new account; returns its id.

        Raises:
            InvalidInput: The login is taken.
        """
        ...

    def get(self, staff_id: int) -> Account | None:
        """One account; None if there is none."""
        ...

    def by_login(self, login: str) -> Account | None:
        """The account of a login in lower case; None if there is none."""
        ...

    def all(self) -> Sequence[Account]:
        """Every account, by login."""
        ...

    def save(self, account: Account) -> None:
        """Store a changed account, but for its last step of one-time codes.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """
        ...

    def use_step(self, staff_id: int, step: int) -> bool:
        """Take a step of time for a one-time code; False when it, or a later one, was used before."""
        ...

    def add_session(self, session: StaffSession) -> None:
        """Store a new session."""
        ...

    def session(self, key: str) -> StaffSession | None:
        """One session, whether it is over or not; None if it was ended."""
        ...

    def sessions_of(self, staff_id: int) -> Sequence[StaffSession]:
        """All sessions of an account, the one seen last first."""
        ...

    def touch_session(self, key: str, at: datetime) -> None:
        """Note that a session was used."""
        ...

    def end_session(self, key: str) -> None:
        """Forget a session; nothing happens when there is none."""
        ...

    def end_sessions(self, staff_id: int, *, but: str = "") -> None:
        """Forget all sessions of an account but for the one with this key."""
        ...

    def forget_sessions(self, *, created_before: datetime, seen_before: datetime) -> None:
        """Forget sessions older than the one instant or not seen since the other."""
        ...

    def take_turn(self) -> None:
        """From here to the end of the transaction nobody else counts failed log-ins."""
        ...

    def note_attempt(self, login: str, address: str, at: datetime) -> int:
        """Store a log-in that has not succeeded yet; returns its id."""
        ...

    def forget_attempt(self, attempt_id: int) -> None:
        """It succeeded."""
        ...

    def attempts_at(self, login: str, since: datetime) -> Sequence[datetime]:
        """Failed log-ins to one account, known or not, after an instant, oldest first."""
        ...

    def attempts_from(self, address: str, since: datetime) -> Sequence[datetime]:
        """Failed log-ins from one address after an instant, oldest first."""
        ...

    def forget_attempts(self, *, before: datetime) -> None:
        """Forget failed log-ins until an instant."""
        ...

    def forget_attempts_at(self, login: str) -> None:
        """Forget the failed log-ins to one account."""
        ...


class AuditRepository(Protocol):
    """The trail; what is in it stays."""

    def add(self, entry: AuditEntry) -> None:
        """Write one entry."""
        ...

    def newest(self, limit: int, before: int | None = None) -> Sequence[AuditEntry]:
        """The newest entries first.

        Args:
            before: Only entries with a smaller id, to go on from the last one shown.
        """
        ...

    def search(self, search: TrailSearch, limit: int) -> Sequence[AuditEntry]:
        """The newest entries that are looked for first."""
        ...

    def of(self, thing: str, limit: int) -> Sequence[AuditEntry]:
        """The newest entries of one thing first."""
        ...
