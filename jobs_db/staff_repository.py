"""Accounts of the Center's people, their sessions and failed log-ins, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jobs_db.insert_row import insert_row
from jobs_db.tables.staff import LoginAttemptRow, StaffAccountRow, StaffSessionRow
from services.errors import InvalidInput, NotFound
from services.staff.model import Account, StaffSession, Stage
from services.staff.permissions import Role

_account: Any = StaffAccountRow.__table__
_session: Any = StaffSessionRow.__table__
_attempt: Any = LoginAttemptRow.__table__

_PLAIN = ("login", "full_name", "password_hash", "must_change_password", "totp_secret", "created_at",
          "disabled_at")  # fmt: skip
_OF_SESSION = ("key", "staff_id", "created_at", "seen_at", "address", "browser")


class SqlStaffRepository:
    """Implements services.staff.ports.StaffRepository over a session of the database."""

    def __init__(self, session: Session) -> None:
        self._db = session

    def add(self, account: Account) -> int:
        """See the port."""
        try:
            return insert_row(self._db, StaffAccountRow, _values(account))
        except IntegrityError as error:
            raise InvalidInput(f"The login {account.login!r} is taken.") from error

    def get(self, staff_id: int) -> Account | None:
        """See the port."""
        return self._one(_account.c.id == staff_id)

    def by_login(self, login: str) -> Account | None:
        """See the port."""
        return self._one(_account.c.login == login)

    def all(self) -> Sequence[Account]:
        """See the port."""
        return [_read(row) for row in self._db.execute(select(_account).order_by(_account.c.login))]

    def save(self, account: Account) -> None:
        """See the port."""
        changed = self._changed(update(_account).where(_account.c.id == account.id).values(_values(account)))
        if not changed:
            raise NotFound(f"There is no account {account.id}.")

    def use_step(self, staff_id: int, step: int) -> bool:
        """See the port."""
        unused = _account.c.totp_step.is_(None) | (_account.c.totp_step < step)
        return self._changed(update(_account).where(_account.c.id == staff_id, unused).values(totp_step=step))

    def add_session(self, session: StaffSession) -> None:
        """See the port."""
        values = {name: getattr(session, name) for name in _OF_SESSION} | {"stage": session.stage.value}
        self._db.execute(insert(_session), values)

    def session(self, key: str) -> StaffSession | None:
        """See the port."""
        row = self._db.execute(select(_session).where(_session.c.key == key)).first()
        return _read_session(row) if row else None

    def sessions_of(self, staff_id: int) -> Sequence[StaffSession]:
        """See the port."""
        rows = self._db.execute(
            select(_session)
            .where(_session.c.staff_id == staff_id)
            .order_by(_session.c.seen_at.desc(), _session.c.key)
        )
        return [_read_session(row) for row in rows]

    def touch_session(self, key: str, at: datetime) -> None:
        """See the port."""
        self._db.execute(update(_session).where(_session.c.key == key).values(seen_at=at))

    def end_session(self, key: str) -> None:
        """See the port."""
        self._db.execute(delete(_session).where(_session.c.key == key))

    def end_sessions(self, staff_id: int, *, but: str = "") -> None:
        """See the port."""
        self._db.execute(delete(_session).where(_session.c.staff_id == staff_id, _session.c.key != but))

    def forget_sessions(self, *, created_before: datetime, seen_before: datetime) -> None:
        """See the port."""
        over = (_session.c.created_at <= created_before) | (_session.c.seen_at <= seen_before)
        self._db.execute(delete(_session).where(over))

    def take_turn(self) -> None:
        """See the port."""
        # SQLite has one writer at a time anyway.
        if self._db.get_bind().dialect.name == "postgresql":
            self._db.execute(text("LOCK TABLE login_attempt IN EXCLUSIVE MODE"))

    def note_attempt(self, login: str, address: str, at: datetime) -> int:
        """See the port."""
        return insert_row(self._db, LoginAttemptRow, {"login": login, "address": address, "at": at})

    def forget_attempt(self, attempt_id: int) -> None:
        """See the port."""
        self._db.execute(delete(_attempt).where(_attempt.c.id == attempt_id))

    def attempts_at(self, login: str, since: datetime) -> Sequence[datetime]:
        """See the port."""
        return self._attempts(_attempt.c.login == login, since)

    def attempts_from(self, address: str, since: datetime) -> Sequence[datetime]:
        """See the port."""
        return self._attempts(_attempt.c.address == address, since)

    def forget_attempts(self, *, before: datetime) -> None:
        """See the port."""
        self._db.execute(delete(_attempt).where(_attempt.c.at <= before))

    def forget_attempts_at(self, login: str) -> None:
        """See the port."""
        self._db.execute(delete(_attempt).where(_attempt.c.login == login))

    def _attempts(self, of: Any, since: datetime) -> list[datetime]:
        chosen = select(_attempt.c.at).where(of, _attempt.c.at > since).order_by(_attempt.c.at)
        return list(self._db.execute(chosen).scalars())

    def _one(self, condition: Any) -> Account | None:
        row = self._db.execute(select(_account).where(condition)).first()
        return _read(row) if row else None

    def _changed(self, statement: Any) -> bool:
        result: Any = self._db.execute(statement)
        return bool(result.rowcount == 1)


def _values(account: Account) -> dict[str, Any]:
    plain = {name: getattr(account, name) for name in _PLAIN}
    return {**plain, "roles": sorted(role.value for role in account.roles)}


def _read(row: Any) -> Account:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Account(
        id=row.id, totp_step=row.totp_step, roles=frozenset(Role(name) for name in row.roles), **plain
    )


def _read_session(row: Any) -> StaffSession:
    return StaffSession(stage=Stage(row.stage), **{name: getattr(row, name) for name in _OF_SESSION})
