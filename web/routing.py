"""How a package of pages declares what it serves; nothing is open unless it says so."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

from starlette.requests import Request
from starlette.responses import Response

from services.staff.permissions import Permission
from web.parts import Parts

# Plain functions run in a thread and may use the database; async ones may not.
Handler = Callable[[Parts, Request], Response | Awaitable[Response]]

MAX_FORM = 64 * 1024  # bytes


class Gate(Enum):
    """Who may enter when no particular permission is needed."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Served:
    """`while_pending` also serves those who must first change a password or set up codes."""

    allowed: Permission | Gate
    while_pending: bool = False


@dataclass(frozen=True, slots=True)
class Page(_Served):
    """GET; changes nothing.

    `background` pages are asked by scripts of an open page: they do not keep a session alive.
    """

    path: str
    handler: Handler
    background: bool = False

    method = "GET"


@dataclass(frozen=True, slots=True)
class Action(_Served):
    """POST that changes something; unless it answers with an error it must have written to the trail.

    `max_body` is in bytes, for uploads.
    """

    path: str
    handler: Handler
    max_body: int = MAX_FORM

    method = "POST"


@dataclass(frozen=True, slots=True)
class Ask(_Served):
    """POST that changes nothing: a preview, a question too long or too private for an address."""

    path: str
    handler: Handler
    max_body: int = MAX_FORM

    method = "POST"


Route = Page | Action | Ask
