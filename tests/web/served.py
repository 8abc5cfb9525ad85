"""What the router serves, and addresses to try it with."""

import re
from dataclasses import dataclass

from services.staff.permissions import Permission, Role, permissions_of
from tests.web.staff_web import StaffWeb
from web.routing import Gate, Route

_PARAMETER = re.compile(r"\{(?P<name>\w+)(?::(?P<kind>\w+))?\}")
OPEN = ("/health", "/static/{version}/{name}")  # nothing of anybody in them


@dataclass(frozen=True)
class Served:
    """One route with an address that fits it, of a thing that is not there."""

    route: Route
    address: str

    def __str__(self) -> str:
        return f"{self.route.method} {self.route.path}"

    def lets_in(self, role: Role) -> bool:
        """Whether somebody with this role alone may enter."""
        if isinstance(self.route.allowed, Permission):
            return self.route.allowed in permissions_of([role])
        return self.route.allowed in (Gate.ANYBODY, Gate.SIGNED_IN)


def served(web: StaffWeb) -> list[Served]:
    """Every route of the router but the open ones; one that is not guarded is an error."""
    guarded = [one for one in web.routes if one.path not in OPEN]
    return [Served(one.endpoint.route, _address(one.path)) for one in guarded]


def _address(path: str) -> str:
    return _PARAMETER.sub(lambda found: "999999" if found["kind"] == "int" else "none", path)
