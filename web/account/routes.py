"""/account: one's own password, one-time codes, and where one is logged in."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from services import UnitOfWork
from services.errors import NotFound
from services.staff import own_account, sessions
from services.staff.accounts import get_account
from services.staff.audit import audit
from services.staff.login import prove
from services.staff.model import Account, Stage
from services.staff.refusals import StaffRefused
from services.staff.totp import new_secret
from web.account.forms import CodesForm, PasswordForm, ProofForm
from web.account.qr import qr_code
from web.login.routes import entered, visitor_of
from web.parts import Parts, staff_of
from web.routing import Action, Gate, Page, Route

_OPEN = Gate.SIGNED_IN


def routes(_parts: Parts) -> list[Route]:
    """What everybody may do."""
    return [
        Page("/account", show_account, allowed=_OPEN),
        Page("/account/password", show_password, allowed=_OPEN, while_pending=True),
        Action("/account/password", change_password, allowed=_OPEN, while_pending=True),
        Page("/account/codes", show_codes, allowed=_OPEN, while_pending=True),
        Action("/account/codes", use_codes, allowed=_OPEN, while_pending=True),
        Action("/account/codes/off", drop_codes, allowed=_OPEN),
        Action("/account/sessions/{key}/end", end_session, allowed=_OPEN),
    ]


def show_account(parts: Parts, request: Request) -> Response:
    """Who one is here, and the browsers one is logged in with."""
    return _account(parts, request, ProofForm(), "")


def show_password(parts: Parts, request: Request) -> Response:
    """The form."""
    return _password(parts, request, PasswordForm(), "")


def change_password(parts: Parts, request: Request) -> Response:
    """A new password and a new session."""
    form = PasswordForm(request.state.form)
    if not form.validate():
        return _password(parts, request, form, "")
    try:
        prove(parts.services.unit_of_work, _own(parts, request), form.now.data, visitor_of(parts, request))
        return _renewed(
            parts,
            request,
            "account.password",
            lambda uow: own_account.change_password(
                uow, staff_of(request), new=form.new.data, again=form.again.data, at=parts.now()
            ),
        )
    except StaffRefused as refused:
        return _password(parts, request, form, refused.sentence)


def show_codes(parts: Parts, request: Request) -> Response:
    """A secret to photograph, and the first code to type."""
    return _codes(parts, request, CodesForm(secret=new_secret()), "")


def use_codes(parts: Parts, request: Request) -> Response:
    """From now on a code is asked for."""
    form = CodesForm(request.state.form)
    if not form.validate():
        return _codes(parts, request, form, "")
    try:
        return _renewed(
            parts,
            request,
            "account.codes_on",
            lambda uow: own_account.use_codes(
                uow,
                staff_of(request),
                parts.seal,
                secret=form.secret.data,
                code=form.code.data,
                at=parts.now(),
            ),
        )
    except StaffRefused as refused:
        return _codes(parts, request, form, refused.sentence)


def drop_codes(parts: Parts, request: Request) -> Response:
    """No codes any more."""
    form = ProofForm(request.state.form)
    if not form.validate():
        return _account(parts, request, form, "")
    try:
        prove(parts.services.unit_of_work, _own(parts, request), form.now.data, visitor_of(parts, request))
        with parts.writing() as uow:
            own_account.drop_codes(uow, staff_of(request), parts.now())
            uow.commit()
    except StaffRefused as refused:
        return _account(parts, request, form, refused.sentence)
    return parts.redirect("/account", done="account.codes_off")


def end_session(parts: Parts, request: Request) -> Response:
    """Log another browser of one's own out."""
    staff = staff_of(request)
    with parts.writing() as uow:
        session = uow.staff.session(request.path_params["key"])
        if session is None or session.staff_id != staff.id:
            raise NotFound("There is no such session of this account.")
        uow.staff.end_session(session.key)
        audit(uow, staff, "session.end", f"staff:{staff.id}", at=parts.now())
        uow.commit()
    return parts.redirect("/account", done="account.session_ended")


def _own(parts: Parts, request: Request) -> Account:
    with parts.reading() as uow:
        return get_account(uow, staff_of(request).id)


def _renewed(parts: Parts, request: Request, done: str, change: Callable[[UnitOfWork], Account]) -> Response:
    visitor = visitor_of(parts, request)
    with parts.writing() as uow:
        account = change(uow)
        secret = sessions.begin(
            uow, account, stage=Stage.FULL, address=visitor.address, browser=visitor.browser, at=visitor.at
        )
        uow.commit()
    # The first page may be closed until codes are set up; the home page leads there.
    return entered(request, parts.redirect("/account", done=done), secret)


def _account(parts: Parts, request: Request, form: ProofForm, sentence: str) -> Response:
    staff = staff_of(request)
    with parts.reading() as uow:
        account = get_account(uow, staff.id)
        known = [one for one in uow.staff.sessions_of(staff.id) if not sessions.is_over(one, parts.now())]
    return parts.render(
        request,
        "account/account.html",
        status=422 if sentence or form.errors else 200,
        account=account,
        sessions=known,
        own=request.state.session.key,
        needs_codes=own_account.needs_codes(account),
        form=form,
        sentence=sentence,
    )


def _password(parts: Parts, request: Request, form: PasswordForm, sentence: str) -> Response:
    status = 422 if sentence or form.errors else 200
    return parts.render(
        request, "account/password.html", status=status, form=form, sentence=sentence,
        must=request.state.first == "/account/password",
    )  # fmt: skip


def _codes(parts: Parts, request: Request, form: CodesForm, sentence: str) -> Response:
    status = 422 if sentence or form.errors else 200
    return parts.render(
        request, "account/codes.html", status=status, form=form, sentence=sentence,
        must=request.state.first == "/account/codes",
        qr=qr_code(form.secret.data or "", staff_of(request).login),
    )  # fmt: skip
