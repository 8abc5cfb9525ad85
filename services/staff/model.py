"""Accounts of the Center's people, and their sessions."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.staff.permissions import Permission, Role, permissions_of

MAX_LOGIN = 40
MAX_FULL_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may log in until `disabled_at`.

    `login` is in lower case. `password_hash` is Argon2's own form, `totp_secret` is sealed. `totp_step` is
    the last step of time whose code was used: no code counts twice. `must_change_password` is so after
    somebody else set it.
    """

    id: int | None = None
    login: str
    full_name: str
    roles: frozenset[Role]
    password_hash: str
    must_change_password: bool = True
    totp_secret: str | None = None
    totp_step: int | None = None
    created_at: datetime
    disabled_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether it may log in."""
        return self.disabled_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """Who makes a request; `name` is what colleagues read."""

    id: int
    login: str
    name: str
    roles: frozenset[Role]

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the roles allow together."""
        return permissions_of(self.roles)

    def may(self, permission: Permission) -> bool:
        """Whether one of the roles allows it."""
        return permission in self.permissions


class Stage(str, Enum):
    """How far a log-in has got: the password was right, or the one-time code too where there is one."""

    CODE = "code"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSession:
    """A browser somebody logged in with; `key` is the hash of the secret in its cookie."""

    key: str
    staff_id: int
    stage: Stage
    created_at: datetime
    seen_at: datetime
    address: str
    browser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who changed or looked at what, when and why; never the words of a conversation.

    `staff_id` is None for the command line. `thing` names one record, as "entry:17".
    `before` and `after` hold the values that changed.
    """

    id: int | None = None
    at: datetime
    staff_id: int | None
    staff_name: str
    action: str
    thing: str
    before: dict[str, object] | None = None
    after: dict[str, object] | None = None
    why: str = ""


def member(account: Account) -> StaffMember:
    """The person behind a stored account."""
    if account.id is None:
        raise ValueError("an account that is not stored yet is nobody")
    return StaffMember(id=account.id, login=account.login, name=account.full_name, roles=account.roles)
