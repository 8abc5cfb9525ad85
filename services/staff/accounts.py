"""Accounts: made, changed, closed; each step leaves a trace."""

import re
import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from services.errors import InvalidInput, NotFound
from services.ports import UnitOfWork
from services.staff.audit import audit
from services.staff.model import MAX_FULL_NAME, MAX_LOGIN, Account, StaffMember, member
from services.staff.passwords import hash_password, require_good
from services.staff.permissions import Role
from services.staff.refusals import StaffRefused

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,}")
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are mixed up on paper


def made_up_password(login: str) -> str:
    """A password to be written on paper and changed at the first log-in: 80 random bits."""
    while True:
        made = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
        with suppress(StaffRefused):  # chance may spell a common word
            require_good(made, login)
            return made


def add_account(
    uow: UnitOfWork,
    by: StaffMember | None,
    *,
    login: str,
    full_name: str,
    roles: Collection[Role],
    password: str,
    at: datetime,
) -> int:
    """A new account, whose password must be changed at the first log-in; returns its id.

    Raises:
        StaffRefused: The login, the name, the roles or the password break a rule.
    """
    if not _LOGIN.fullmatch(login) or len(login) > MAX_LOGIN:
        raise StaffRefused("bad_login", most=MAX_LOGIN)
    require_good(password, login)
    account = Account(
        login=login,
        full_name=_name(full_name),
        roles=_roles(roles),
        password_hash=hash_password(password),
        created_at=at,
    )
    if uow.staff.by_login(login) is not None:
        raise StaffRefused("login_taken", login=login)
    try:
        number = uow.staff.add(account)
    except InvalidInput as error:
        raise StaffRefused("login_taken", login=login) from error
    audit(uow, by, "staff.add", f"staff:{number}", at=at, after={"login": login, **_shown(account)})
    return number


def change_account(
    uow: UnitOfWork,
    by: StaffMember,
    staff_id: int,
    *,
    full_name: str,
    roles: Collection[Role],
    active: bool,
    at: datetime,
    why: str = "",
) -> Account:
    """Another name, other roles, closed or open again; the person's sessions end when rights change.

    Raises:
        NotFound: There is no such account.
        StaffRefused: It would close one's own door, or that of the last administrator.
    """
    before = get_account(uow, staff_id)
    disabled_at = None if active else (before.disabled_at or at)
    after = replace(before, full_name=_name(full_name), roles=_roles(roles), disabled_at=disabled_at)
    _require_somebody(uow, by, before, after)
    uow.staff.save(after)
    if after.roles != before.roles or not after.is_active:
        uow.staff.end_sessions(staff_id)
    audit(
        uow, by, "staff.change", f"staff:{staff_id}", at=at,
        before=_shown(before), after=_shown(after), why=why,
    )  # fmt: skip
    return after


def set_password(
    uow: UnitOfWork,
    by: StaffMember | None,
    staff_id: int,
    password: str,
    at: datetime,
    *,
    without_codes: bool = False,
) -> None:
    """A new password for somebody else, to be changed at the next log-in; pauses and sessions end.

    Args:
        without_codes: One-time codes are taken off as well: the telephone is lost.

    Raises:
        NotFound: There is no such account.
        StaffRefused: The password is not good enough.
    """
    account = get_account(uow, staff_id)
    require_good(password, account.login)
    changed = replace(account, password_hash=hash_password(password), must_change_password=True)
    uow.staff.save(replace(changed, totp_secret=None) if without_codes else changed)
    uow.staff.end_sessions(staff_id)
    uow.staff.forget_attempts_at(account.login)
    after = {"codes": False} if without_codes else None
    audit(uow, by, "staff.password", f"staff:{staff_id}", at=at, after=after)


def disable(uow: UnitOfWork, staff_id: int, at: datetime) -> None:
    """Close an account from the command line, whoever it is.

    Raises:
        NotFound: There is no such account.
    """
    account = get_account(uow, staff_id)
    uow.staff.save(replace(account, disabled_at=account.disabled_at or at))
    uow.staff.end_sessions(staff_id)
    audit(uow, None, "staff.disable", f"staff:{staff_id}", at=at)


def get_account(uow: UnitOfWork, staff_id: int) -> Account:
    """One account.

    Raises:
        NotFound: There is none.
    """
    account = uow.staff.get(staff_id)
    if account is None:
        raise NotFound(f"There is no account {staff_id}.")
    return account


def _require_somebody(uow: UnitOfWork, by: StaffMember, before: Account, after: Account) -> None:
    keeps = Role.ADMINISTRATOR in after.roles and after.is_active
    if keeps or Role.ADMINISTRATOR not in before.roles or not before.is_active:
        if member(before).id == by.id and not after.is_active:
            raise StaffRefused("not_yourself")
        return
    if before.id == by.id:
        raise StaffRefused("not_yourself")
    others = (one for one in uow.staff.all() if one.id != before.id and one.is_active)
    if not any(Role.ADMINISTRATOR in one.roles for one in others):
        raise StaffRefused("last_administrator")


def _name(full_name: str) -> str:
    name = " ".join(full_name.split())
    if not name or len(name) > MAX_FULL_NAME:
        raise StaffRefused("bad_name", most=MAX_FULL_NAME)
    return name


def _roles(roles: Collection[Role]) -> frozenset[Role]:
    if not roles:
        raise StaffRefused("no_role")
    return frozenset(roles)


def _shown(account: Account) -> dict[str, object]:
    return {
        "full_name": account.full_name,
        "roles": sorted(role.value for role in account.roles),
        "active": account.is_active,
    }
