"""Logging in: the password first, then a one-time code where the account has them."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from services import UnitOfWork, UnitOfWorkFactory
from services.staff import sessions, throttle
from services.staff.audit import audit
from services.staff.model import MAX_LOGIN, Account, StaffSession, Stage, member
from services.staff.passwords import matches
from services.staff.refusals import StaffRefused
from services.staff.totp import step_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """The browser somebody tries with."""

    address: str
    browser: str
    at: datetime


def login_of(typed: str) -> str:
    """The login as it is stored."""
    return unicodedata.normalize("NFKC", typed).strip().lower()[:MAX_LOGIN]


def log_in(unit_of_work: UnitOfWorkFactory, typed: str, password: str, visitor: Visitor) -> tuple[str, Stage]:
    """The secret of a new session, and how far it has got.

    Between the two transactions the password is judged: nobody else waits for that.

    Raises:
        StaffRefused: Too many tries, or the same sentence for an unknown login, a wrong password and an
            account that is disabled.
    """
    login = login_of(typed)
    with unit_of_work(writing=True) as uow:
        attempt = throttle.admit(uow, login, visitor.address, visitor.at)
        account = uow.staff.by_login(login)
        uow.commit()
    right = matches(account.password_hash if account else None, password)
    if account is None or not right or not account.is_active:
        raise StaffRefused("wrong_login")
    stage = Stage.FULL if account.totp_secret is None else Stage.CODE
    with unit_of_work(writing=True) as uow:
        uow.staff.forget_attempt(attempt)
        secret = _begin(uow, account, stage, visitor)
        if stage is Stage.FULL:
            audit(uow, member(account), "session.begin", f"staff:{account.id}", at=visitor.at)
        uow.commit()
    return secret, stage


def confirm_code(
    unit_of_work: UnitOfWorkFactory,
    account: Account,
    session: StaffSession,
    secret: str,
    code: str,
    visitor: Visitor,
) -> str:
    """The secret of a new session in place of the one that awaited a code.

    Args:
        secret: Of the account's codes, with its seal taken off.

    Raises:
        StaffRefused: Too many tries, or the code is wrong or was used before.
    """
    with unit_of_work(writing=True) as uow:
        attempt = throttle.admit(uow, account.login, visitor.address, visitor.at)
        uow.commit()
    step = step_of(secret, code, visitor.at)
    with unit_of_work(writing=True) as uow:
        who = member(account)
        if step is None or not uow.staff.use_step(who.id, step):
            raise StaffRefused("wrong_code")
        uow.staff.forget_attempt(attempt)
        uow.staff.end_session(session.key)
        cookie = _begin(uow, account, Stage.FULL, visitor)
        audit(uow, who, "session.begin", f"staff:{who.id}", at=visitor.at)
        uow.commit()
    return cookie


def prove(unit_of_work: UnitOfWorkFactory, account: Account, password: str, visitor: Visitor) -> None:
    """Make sure once more that it is the person who sits there; tries count as those of log-ins.

    Raises:
        StaffRefused: Too many tries, or the password is wrong.
    """
    with unit_of_work(writing=True) as uow:
        attempt = throttle.admit(uow, account.login, visitor.address, visitor.at)
        uow.commit()
    if not matches(account.password_hash, password):
        raise StaffRefused("wrong_password")
    with unit_of_work(writing=True) as uow:
        uow.staff.forget_attempt(attempt)
        uow.commit()


def _begin(uow: UnitOfWork, account: Account, stage: Stage, visitor: Visitor) -> str:
    return sessions.begin(
        uow, account, stage=stage, address=visitor.address, browser=visitor.browser, at=visitor.at
    )
