"""A staff web over a temporary database, with one account for each role, and browsers for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from services import Services
from services.staff import sessions
from services.staff.model import Account, Stage
from services.staff.passwords import hash_password
from services.staff.permissions import Role
from services.staff.seal import Seal
from services.staff.totp import new_secret
from web import cookies
from web.csrf_token import token_of
from web.settings import WebSettings
from web.wiring import staff_web

PASSWORD = "bốn con vịt lội ngược"
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
SECRET = new_secret()
BASE = "http://127.0.0.1:8081"
DOMAIN = "127.0.0.1"
SEAL_KEY = "k" * 40
SEALED = Seal(SEAL_KEY).close(SECRET)


class Clock:
    """An instant that stands still until it is moved."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **span: float) -> None:
        """Move on, as `timedelta` counts."""
        self.at += timedelta(**span)


@dataclass
class StaffWeb:
    """The application, its database and its clock; `hash` is that of PASSWORD for every account."""

    services: Services
    clock: Clock = field(default_factory=Clock)
    settings: WebSettings = field(default_factory=lambda: WebSettings(secret_key=SEAL_KEY))
    app: ASGIApp = field(init=False)
    hash: str = field(init=False)

    def __post_init__(self) -> None:
        self.app = staff_web(self.services, self.settings, self.clock)
        self.hash = _hash_of_password()
        with self.services.unit_of_work(writing=True) as uow:
            for role in Role:
                uow.staff.add(self._account(role.value, role))
            uow.commit()

    @property
    def routes(self) -> list[Any]:
        """What the router serves, in its order."""
        inner = self.app._app  # type: ignore[attr-defined]
        assert isinstance(inner, Starlette)
        return list(inner.routes)

    def add(self, login: str, *roles: Role, **changes: Any) -> int:
        """An account with PASSWORD that may begin at once; administrators have codes of SECRET."""
        with self.services.unit_of_work(writing=True) as uow:
            number = uow.staff.add(self._account(login, *roles, **changes))
            uow.commit()
        return number

    def _account(self, login: str, *roles: Role, **changes: Any) -> Account:
        values = {
            "login": login,
            "full_name": f"Chị {login}",
            "roles": frozenset(roles),
            "password_hash": self.hash,
            "must_change_password": False,
            "totp_secret": SEALED if Role.ADMINISTRATOR in roles else None,
            "created_at": self.clock(),
            **changes,
        }
        return Account(**values)

    def account(self, login: str) -> Account:
        """The stored account."""
        with self.services.unit_of_work() as uow:
            account = uow.staff.by_login(login)
        assert account is not None
        return account

    def session_of(self, login: str) -> str:
        """The secret of a new session, as after a log-in."""
        with self.services.unit_of_work(writing=True) as uow:
            account = uow.staff.by_login(login)
            assert account is not None
            secret = sessions.begin(
                uow, account, stage=Stage.FULL, address="testclient", browser="test", at=self.clock()
            )
            uow.commit()
        return secret

    def client(self) -> TestClient:
        """A browser nobody is logged in with."""
        return TestClient(self.app, BASE, follow_redirects=False, raise_server_exceptions=False)

    def client_as(self, login: Role | str) -> "SignedIn":
        """A browser somebody is logged in with."""
        name = login.value if isinstance(login, Role) else login
        return SignedIn(self, self.session_of(name))

    def trail(self) -> list[tuple[str, str]]:
        """Actions and things, the oldest first."""
        with self.services.unit_of_work() as uow:
            return [(one.action, one.thing) for one in reversed(uow.audit.newest(100))]


@cache
def _hash_of_password() -> str:
    return hash_password(PASSWORD)  # made slow on purpose


class SignedIn:
    """A browser with a session; its posts carry the token unless told otherwise."""

    def __init__(self, web: StaffWeb, secret: str) -> None:
        self.secret = secret
        self.http = web.client()
        self.http.cookies.set(cookies.SESSION, secret, domain=DOMAIN)

    def get(self, path: str, **options: Any) -> Any:
        """A page."""
        return self.http.get(path, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """A form of a page."""
        return self.http.post(path, data={"csrf": token_of(self.secret), **(data or {})}, **options)


@contextmanager
def staff_web_over(services: Services) -> Iterator[StaffWeb]:
    """The staff web; the services are closed at the end."""
    try:
        yield StaffWeb(services)
    finally:
        services.close()
