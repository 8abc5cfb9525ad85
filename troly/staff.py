"""`troly staff …`: accounts of the Center's people, the first of them above all."""

import sys
from collections.abc import Sequence

from services import calendar
from services.ports import UnitOfWork
from services.staff.accounts import add_account, disable, made_up_password, set_password
from services.staff.login import login_of
from services.staff.permissions import Role
from services.staff.refusals import StaffRefused
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message


def print_accounts() -> None:
    """One line for every account: login, name, roles, codes, state."""
    with open_services() as services, services.unit_of_work() as uow:
        accounts = uow.staff.all()
    for one in accounts:
        roles = ",".join(sorted(role.value for role in one.roles))
        codes = message("staff.codes" if one.totp_secret else "staff.no_codes")
        state = message("staff.active" if one.is_active else "staff.closed")
        print(f"{one.login}\t{one.full_name}\t{roles}\t{codes}\t{state}")
    print(message("staff.count", count=len(accounts)), file=sys.stderr)


def add(typed: str, name: str, roles: Sequence[str], *, given: bool) -> None:
    """A new account; prints the password that was made up for it.

    Args:
        given: The password is a line of the input instead.
    """
    login = login_of(typed)
    password = _password(login, given)
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        try:
            add_account(
                uow,
                None,
                login=login,
                full_name=name,
                roles=frozenset(map(Role, roles)),
                password=password,
                at=calendar.now(),
            )
        except StaffRefused as refused:
            raise CommandFailed("said", exit_code=2, text=refused.sentence) from refused
        uow.commit()
    _tell(password, given)
    print(message("staff.added", login=login), file=sys.stderr)


def password(typed: str, *, given: bool, without_codes: bool) -> None:
    """A new password for somebody; prints it when it was made up."""
    login = login_of(typed)
    new = _password(login, given)
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        number = _number(uow, login)
        try:
            set_password(uow, None, number, new, calendar.now(), without_codes=without_codes)
        except StaffRefused as refused:
            raise CommandFailed("said", exit_code=2, text=refused.sentence) from refused
        uow.commit()
    _tell(new, given)
    print(message("staff.password", login=login), file=sys.stderr)


def close(typed: str) -> None:
    """Nobody logs in with this account any more, and nobody who was logged in goes on."""
    login = login_of(typed)
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        disable(uow, _number(uow, login), calendar.now())
        uow.commit()
    print(message("staff.disabled", login=login), file=sys.stderr)


def _number(uow: UnitOfWork, login: str) -> int:
    account = uow.staff.by_login(login)
    if account is None or account.id is None:
        raise CommandFailed("staff.unknown", exit_code=2, login=login)
    return account.id


def _password(login: str, given: bool) -> str:
    return sys.stdin.readline().rstrip("\n") if given else made_up_password(login)


def _tell(new: str, given: bool) -> None:
    if not given:
        print(new)
