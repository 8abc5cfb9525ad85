"""GET and POST /login, GET and POST /login/code, POST /logout."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.audit import audit
from services.staff.login import Visitor, confirm_code, log_in
from services.staff.model import Account, StaffSession, Stage
from services.staff.refusals import StaffRefused
from web import cookies
from web.identity import address_of, browser_of
from web.login.forms import CodeForm, LoginForm
from web.parts import Parts, staff_of
from web.routing import Action, Ask, Gate, Page, Route

CODE = "/login/code"


def routes(_parts: Parts) -> list[Route]:
    """The door."""
    return [
        Page("/login", show_login, allowed=Gate.ANYBODY),
        # Not every try begins a session: the trail tells of those that do, the throttle of the others.
        Ask("/login", try_login, allowed=Gate.ANYBODY),
        Page(CODE, show_code, allowed=Gate.ANYBODY),
        Ask(CODE, try_code, allowed=Gate.ANYBODY),
        Action("/logout", log_out, allowed=Gate.SIGNED_IN, while_pending=True),
    ]


def show_login(parts: Parts, request: Request) -> Response:
    """The form; whoever is in goes on."""
    if request.state.staff is not None:
        return RedirectResponse("/", 303)
    return _form(parts, request, LoginForm(), "")


def try_login(parts: Parts, request: Request) -> Response:
    """Begin a session, or ask for a code, or say no."""
    form = LoginForm(request.state.form)
    if not form.validate():
        return _form(parts, request, form, "")
    try:
        secret, stage = log_in(
            parts.services.unit_of_work, form.login.data, form.password.data, visitor_of(parts, request)
        )
    except StaffRefused as refused:
        return _form(parts, request, form, refused.sentence)
    wanted = _next(request)
    to = wanted if stage is Stage.FULL else CODE + (f"?next={wanted}" if wanted != "/" else "")
    return entered(request, RedirectResponse(to, 303), secret)


def show_code(parts: Parts, request: Request) -> Response:
    """The second form."""
    if request.state.half is None:
        return RedirectResponse("/login", 303)
    return _code_form(parts, request, CodeForm(), "")


def try_code(parts: Parts, request: Request) -> Response:
    """Begin the session, or say no."""
    account: Account | None = request.state.half
    session: StaffSession | None = request.state.session
    if account is None or session is None:
        return RedirectResponse("/login", 303)
    form = CodeForm(request.state.form)
    if not form.validate():
        return _code_form(parts, request, form, "")
    try:
        secret = confirm_code(
            parts.services.unit_of_work,
            account,
            session,
            parts.seal.open(account.totp_secret or ""),
            form.code.data,
            visitor_of(parts, request),
        )
    except StaffRefused as refused:
        return _code_form(parts, request, form, refused.sentence)
    return entered(request, RedirectResponse(_next(request), 303), secret)


def log_out(parts: Parts, request: Request) -> Response:
    """The session ends here, in the database and in the browser."""
    with parts.writing() as uow:
        uow.staff.end_session(request.state.session.key)
        audit(uow, staff_of(request), "session.end", f"staff:{staff_of(request).id}", at=parts.now())
        uow.commit()
    response = parts.redirect("/login", done="session.ended")
    cookies.forget(request, response, cookies.SESSION)
    return response


def visitor_of(parts: Parts, request: Request) -> Visitor:
    """The browser that asks."""
    return Visitor(address=address_of(request), browser=browser_of(request), at=parts.now())


def entered(request: Request, response: Response, secret: str) -> Response:
    """The response with the cookie of a new session."""
    cookies.write(request, response, cookies.SESSION, secret)
    cookies.forget(request, response, cookies.BEFORE)
    return response


def _next(request: Request) -> str:
    """Where the person wanted to go, if that is a page of ours."""
    wanted = request.query_params.get("next", "")
    plain = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if plain and not set(wanted) & set("\\?#%@:") else "/"


def _form(parts: Parts, request: Request, form: LoginForm, sentence: str) -> Response:
    return parts.render(
        request,
        "login/login.html",
        status=422 if sentence or form.errors else 200,
        form=form,
        sentence=sentence,
        safe=cookies.is_safe_place(request),
    )


def _code_form(parts: Parts, request: Request, form: CodeForm, sentence: str) -> Response:
    status = 422 if sentence or form.errors else 200
    return parts.render(request, "login/code.html", status=status, form=form, sentence=sentence)
