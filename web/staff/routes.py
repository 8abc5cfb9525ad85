"""/staff: accounts of colleagues."""

from starlette.requests import Request
from starlette.responses import Response

from services.staff.accounts import (
    add_account,
    change_account,
    get_account,
    made_up_password,
    set_password,
)
from services.staff.login import login_of
from services.staff.model import Account
from services.staff.permissions import Permission
from services.staff.refusals import StaffRefused
from web.parts import Parts, staff_of
from web.routing import Action, Page, Route
from web.staff.forms import ChangeForm, NewAccountForm, ResetForm

_NEEDED = Permission.MANAGE_STAFF
_SHOWN_TRAIL = 20


def routes(_parts: Parts) -> list[Route]:
    """For administrators."""
    return [
        Page("/staff", list_accounts, allowed=_NEEDED),
        Page("/staff/new", show_new, allowed=_NEEDED),
        Action("/staff/new", add, allowed=_NEEDED),
        Page("/staff/{id:int}", show, allowed=_NEEDED),
        Action("/staff/{id:int}", change, allowed=_NEEDED),
        Action("/staff/{id:int}/password", reset, allowed=_NEEDED),
    ]


def list_accounts(parts: Parts, request: Request) -> Response:
    """Everybody, the closed accounts last."""
    with parts.reading() as uow:
        accounts = sorted(uow.staff.all(), key=lambda one: (not one.is_active, one.login))
    return parts.render(request, "staff/list.html", accounts=accounts)


def show_new(parts: Parts, request: Request) -> Response:
    """An empty form."""
    return _new(parts, request, NewAccountForm(), "")


def add(parts: Parts, request: Request) -> Response:
    """A new account; its first password is shown this once."""
    form = NewAccountForm(request.state.form)
    if not form.validate():
        return _new(parts, request, form, "")
    login = login_of(form.login.data)
    password = made_up_password(login)
    try:
        with parts.writing() as uow:
            number = add_account(
                uow,
                staff_of(request),
                login=login,
                full_name=form.full_name.data,
                roles=form.chosen(),
                password=password,
                at=parts.now(),
            )
            account = get_account(uow, number)
            uow.commit()
    except StaffRefused as refused:
        return _new(parts, request, form, refused.sentence)
    return parts.render(request, "staff/password.html", account=account, password=password)


def show(parts: Parts, request: Request) -> Response:
    """One account and its trail."""
    with parts.reading() as uow:
        account = get_account(uow, request.path_params["id"])
    form = ChangeForm(
        data={
            "full_name": account.full_name,
            "roles": sorted(role.value for role in account.roles),
            "active": account.is_active,
        }
    )
    return _one(parts, request, account, form, "")


def change(parts: Parts, request: Request) -> Response:
    """Another name, other roles, closed or open."""
    number = request.path_params["id"]
    form = ChangeForm(request.state.form)
    with parts.writing() as uow:
        account = get_account(uow, number)
        if not form.validate():
            return _one(parts, request, account, form, "")
        try:
            change_account(
                uow,
                staff_of(request),
                number,
                full_name=form.full_name.data,
                roles=form.chosen(),
                active=form.active.data,
                at=parts.now(),
                why=form.why.data or "",
            )
        except StaffRefused as refused:
            return _one(parts, request, account, form, refused.sentence)
        uow.commit()
    return parts.redirect("/staff", done="staff.changed")


def reset(parts: Parts, request: Request) -> Response:
    """A new password for somebody who forgot it, shown this once."""
    form = ResetForm(request.state.form)
    with parts.writing() as uow:
        account = get_account(uow, request.path_params["id"])
        password = made_up_password(account.login)
        set_password(
            uow,
            staff_of(request),
            request.path_params["id"],
            password,
            parts.now(),
            without_codes=form.without_codes.data,
        )
        uow.commit()
    return parts.render(request, "staff/password.html", account=account, password=password)


def _new(parts: Parts, request: Request, form: NewAccountForm, sentence: str) -> Response:
    status = 422 if sentence or form.errors else 200
    return parts.render(request, "staff/new.html", status=status, form=form, sentence=sentence)


def _one(parts: Parts, request: Request, account: Account, form: ChangeForm, sentence: str) -> Response:
    with parts.reading() as uow:
        trail = uow.audit.of(f"staff:{account.id}", _SHOWN_TRAIL)
    return parts.render(
        request,
        "staff/one.html",
        status=422 if sentence or form.errors else 200,
        account=account,
        form=form,
        reset=ResetForm(),
        sentence=sentence,
        trail=trail,
    )
