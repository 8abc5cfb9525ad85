"""Somebody of each role who is logged in, as browsers have it: a cookie and the token of its forms."""

from __future__ import annotations

from dataclasses import dataclass

from services import Services
from services.calendar import now as present
from services.staff import sessions
from services.staff.model import Stage
from services.staff.permissions import Permission, Role, permissions_of
from web import cookies
from web.csrf_token import token_of
from web.routing import Gate, Route


@dataclass(frozen=True, slots=True)
class Visitor:
    """`role` is None for somebody who is not logged in, or has yet to type a one-time code."""

    role: Role | None
    cookie: str = ""
    token: str = ""

    def may_enter(self, route: Route) -> bool:
        """Whether the gate of the route lets them in."""
        if self.role is None or route.allowed is Gate.ANYBODY:
            return self.role is None and route.allowed is Gate.ANYBODY
        if isinstance(route.allowed, Permission):
            return route.allowed in permissions_of([self.role])
        return True


def visitors(services: Services) -> list[Visitor]:
    """A stranger, somebody half logged in, and one of each role with a new session."""
    found = [Visitor(None)]
    with services.unit_of_work(writing=True) as uow:
        accounts = sorted(
            uow.staff.all(), key=lambda one: one.id or 0
        )  # the first ones have cases of their own
        for role in (None, *Role):
            wanted = {role or Role.ADMINISTRATOR}
            account = next(one for one in accounts if one.roles == wanted and one.is_active)
            stage = Stage.FULL if role else Stage.CODE
            secret = sessions.begin(
                uow, account, stage=stage, address="127.0.0.1", browser="benchmark", at=present()
            )
            found.append(Visitor(role, f"{cookies.SESSION}={secret}", token_of(secret)))
        uow.commit()
    return found
