"""GET /: to the first page a person may see."""

from starlette.requests import Request
from starlette.responses import Response

from web.parts import Parts, staff_of
from web.routing import Gate, Page, Route


def routes(_parts: Parts) -> list[Route]:
    """The way in."""
    return [Page("/", show_home, allowed=Gate.SIGNED_IN)]


def show_home(parts: Parts, request: Request) -> Response:
    """What this person can do here."""
    return parts.render(request, "home/home.html", roles=staff_of(request).roles)
