"""What people change about their own account."""

from dataclasses import replace
from datetime import datetime

from services.ports import UnitOfWork
from services.staff.accounts import get_account
from services.staff.audit import audit
from services.staff.model import Account, StaffMember
from services.staff.passwords import hash_password, matches, require_good
from services.staff.permissions import Role
from services.staff.refusals import StaffRefused
from services.staff.seal import Seal
from services.staff.totp import is_secret, step_of


def change_password(uow: UnitOfWork, by: StaffMember, *, new: str, again: str, at: datetime) -> Account:
    """A password of one's own choice, after `login.prove`; every session ends, the caller begins a new one.

    Raises:
        StaffRefused: It is not good enough, the present one, or typed in two ways.
    """
    account = get_account(uow, by.id)
    if new != again:
        raise StaffRefused("password_differs")
    require_good(new, account.login)
    if matches(account.password_hash, new):
        raise StaffRefused("password_same")
    changed = replace(account, password_hash=hash_password(new), must_change_password=False)
    uow.staff.save(changed)
    uow.staff.end_sessions(by.id)
    audit(uow, by, "account.password", f"staff:{by.id}", at=at)
    return changed


def use_codes(
    uow: UnitOfWork, by: StaffMember, seal: Seal, *, secret: str, code: str, at: datetime
) -> Account:
    """From now on a one-time code is asked for; the first one proves that the telephone has the secret.

    Every session ends, the caller begins a new one.

    Raises:
        StaffRefused: The secret has not the form of ours, or the code is not of this secret.
    """
    if not is_secret(secret):
        raise StaffRefused("bad_secret")
    step = step_of(secret, code, at)
    if step is None:
        raise StaffRefused("wrong_code")
    changed = replace(get_account(uow, by.id), totp_secret=seal.close(secret))
    uow.staff.save(changed)
    uow.staff.use_step(by.id, step)
    uow.staff.end_sessions(by.id)
    audit(uow, by, "account.codes_on", f"staff:{by.id}", at=at)
    return changed


def drop_codes(uow: UnitOfWork, by: StaffMember, at: datetime) -> None:
    """No codes any more, after `login.prove`.

    Raises:
        StaffRefused: The person is an administrator.
    """
    account = get_account(uow, by.id)
    if needs_codes(account):
        raise StaffRefused("codes_needed")
    uow.staff.save(replace(account, totp_secret=None))
    audit(uow, by, "account.codes_off", f"staff:{by.id}", at=at)


def first_duty(account: Account) -> str:
    """What must be done before anything else: "password", "codes" or nothing."""
    if account.must_change_password:
        return "password"
    return "codes" if needs_codes(account) and account.totp_secret is None else ""


def needs_codes(account: Account) -> bool:
    """Who can make accounts can make everything else: a password alone is too little."""
    return Role.ADMINISTRATOR in account.roles
