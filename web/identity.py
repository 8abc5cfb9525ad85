"""Who asks: from the cookie to the person, or nobody."""

import secrets

from starlette.requests import Request

from services.staff.model import Account, StaffSession, Stage, member
from services.staff.own_account import first_duty
from services.staff.sessions import SEEN_EVERY, is_over, key_of
from web import cookies
from web.parts import Parts

_UNKNOWN = "?"


def identify(parts: Parts, request: Request, *, keeps_alive: bool) -> None:
    """Fill `request.state`.

    `staff`: who, None for nobody. `session`: theirs. `secret`: of the cookie that forms are tied to.
    `first`: path of what must be done before anything else. `half`: the account whose one-time code is
    awaited. `fresh`: whether the secret was made up just now.

    Args:
        keeps_alive: This request counts as use of the session.
    """
    state = request.state
    state.staff = state.session = state.half = None
    state.first, state.fresh = "", False
    state.secret = cookies.read(request, cookies.BEFORE)
    secret = cookies.read(request, cookies.SESSION)
    found = _find(parts, secret) if secret else None
    if found is None:
        return
    session, account = found
    state.secret = secret
    if session.stage is Stage.CODE:
        state.half, state.session = account, session
        return
    state.staff, state.session = member(account), session
    duty = first_duty(account)
    state.first = f"/account/{duty}" if duty else ""
    if keeps_alive and parts.now() - session.seen_at >= SEEN_EVERY:
        with parts.writing() as uow:
            uow.staff.touch_session(session.key, parts.now())
            uow.commit()


def address_of(request: Request) -> str:
    """The network address of the browser."""
    return (request.client.host if request.client else _UNKNOWN)[:45]


def browser_of(request: Request) -> str:
    """What the browser calls itself."""
    return request.headers.get("user-agent", _UNKNOWN)


def fresh_secret() -> str:
    """A secret nobody can guess."""
    return secrets.token_urlsafe(32)


def _find(parts: Parts, secret: str) -> tuple[StaffSession, Account] | None:
    with parts.reading() as uow:
        session = uow.staff.session(key_of(secret))
        if session is None or is_over(session, parts.now()):
            return None
        account = uow.staff.get(session.staff_id)
    return (session, account) if account is not None and account.is_active else None
